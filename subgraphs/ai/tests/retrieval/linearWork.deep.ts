// Every hostile text, where the ordinary run takes the worst of each kind.
import './linearWork.test.ts';
