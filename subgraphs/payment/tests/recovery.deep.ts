// Every step of every purchase, where the ordinary run takes every second one.
import './recovery.test.ts';
