/**
 * What people make passwords of, without accents and capitals: our own list, under this project's licence. commonPassword.ts knows how they dress it up.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort passord pass passwd pwd pword passaword motdepasse motdepass mdp passe secret secrete sesame ouvretoi opensesame letmein laissemoi welcome bienvenue bonjour bonsoir bonnenuit
  salut coucou hello hallo hola ciao goodbye aurevoir merci thanks please svp admin administrateur administrator root toor user utilisateur guest invite
  login connexion logon access acces master maitre test testing tester essai demo default defaut change changeme changer changezmoi temp temporary
  provisoire nouveau newpass newpassword oldpassword mypassword monmotdepasse azerty azertyuiop qwerty qwertyuiop qwertz qsdfgh qsdfghjklm asdfgh asdfghjkl
  wxcvbn zxcvbn zxcvbnm azertyui qwertyui azer qwer asdf qsdf zxcv wxcv qazwsx qweasdzxc aqwzsx qweasd azeqsd iloveyou jetaime jtaime jetadore teamo tiamo
  loveme lovely lover love amour amours amoureux amoureuse amore cheri cheries cherie chouchou doudou bebe baby babe honey sweetheart darling princess
  princesse prince queen reine king roi knight chevalier dragon dragons licorne unicorn phoenix monster monstre ghost fantome vampire zombie wizard
  magic magique magicien sorcier witch fairy fee ange angel angels angelo demon diable devil heaven paradis enfer hell god dieu jesus christ allah
  bismillah hamdoulillah mohamed mohammed muhammad ahmed ali fatima aicha khadija mariam youssef omar ibrahim karim samir nadia leila yasmine amina
  salma sara sarah rachid hassan hussein mehdi bilal amine sofiane walid sami nabil said khaled farid malik mourad kamel abdel abdou moussa mamadou
  fatou aminata awa binta ousmane cheikh modou ibrahima issa boubacar seydou adama salif oumar idriss
  camille marie jean pierre paul jacques michel andre philippe nicolas francois laurent thomas julien david alexandre antoine maxime vincent kevin
  jeremy mathieu matthieu guillaume romain sebastien christophe olivier stephane frederic eric patrick thierry pascal bruno gilles herve yves alain
  bernard gerard daniel christian claude robert henri louis charles georges marcel roger rene raymond lucas hugo enzo leo gabriel arthur jules adam
  raphael nathan theo noah ethan tom clement baptiste valentin quentin florian alexis dylan jordan anthony benjamin samuel simon victor martin max
  nathalie isabelle sylvie catherine francoise monique jacqueline sophie stephanie sandrine valerie veronique christine brigitte celine aurelie emilie
  julie laura marine pauline manon lea chloe emma jade louise alice lola ines lina zoe anna eva rose juliette charlotte clara lucie margaux mathilde
  oceane amandine audrey elodie virginie delphine karine caroline laetitia helene claire anne annie agnes martine nicole danielle dominique patricia
  michael jennifer jessica ashley amanda melissa nicole michelle kimberly elizabeth stephen steven joshua matthew andrew james john william richard
  joseph george edward brian ronald timothy jason jeffrey ryan jacob gary justin brandon tyler austin aaron adam henry peter kyle walter jack harry
  charlie oliver oscar alfie archie freddie lily mia grace olivia isabella sophia amelia ella evie poppy daisy ruby molly maggie lucy katie hannah
  rachel rebecca samantha heather tiffany amber crystal danielle victoria alexandra natasha tatiana svetlana olga irina ivan boris dimitri sergei
  carlos juan jose antonio manuel francisco miguel rafael pedro pablo diego maria carmen isabel elena lucia sofia paula marta giovanni giuseppe mario
  luigi marco matteo luca francesco giulia chiara
  papa maman mamie papi papy tonton tata tatie frere soeur enfant enfants famille family mother father mom mommy mum dad daddy brother sister son
  daughter grandma grandpa boy girl man woman women homme femme garcon fille friend friends ami amie amis amies copain copine buddy
  chat chats chaton minou minet felix garfield chien chiens chienne toutou medor rex lassie snoopy scooby scoobydoo puppy puppies kitten kitty cat cats
  dog dogs doggy doggie horse horses cheval chevaux poney pony lion lions lionne tiger tigre tigers panther panthere leopard jaguar cougar puma loup
  loups wolf wolves wolverine bear bears ours ourson nounours panda koala elephant girafe giraffe zebra zebre singe monkey gorille gorilla lapin
  lapins rabbit bunny souris mouse mickey minnie donald dingo pluto canard duck poule poulet chicken coq cochon pig vache cow mouton sheep chevre
  goat ane donkey aigle eagle eagles falcon faucon hawk corbeau raven pigeon colombe dove perroquet parrot penguin pingouin dauphin dolphin dolphins
  requin shark sharks baleine whale poisson fish tortue turtle grenouille frog serpent snake lezard papillon butterfly abeille bee fourmi ant
  araignee spider scorpion scorpio coccinelle ladybug
  soleil sun sunny sunshine sunset lune moon etoile etoiles star stars starlight ciel sky nuage cloud pluie rain rainbow arcenciel neige snow snowball
  vent wind orage storm tonnerre thunder eclair lightning feu fire flamme flame eau water mer sea ocean plage beach ile island montagne mountain
  foret forest arbre tree fleur fleurs flower flowers rosier tulipe marguerite violette lavande lilas orchidee jasmin jasmine jardin garden nature
  terre earth monde world univers universe galaxy galaxie planete planet printemps spring ete summer automne autumn hiver winter
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april june july august september
  october november december lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
  noel christmas xmas santa paques easter halloween anniversaire birthday vacances holiday holidays weekend
  rouge bleu vert jaune noir blanc orange rose violet gris marron red blue green yellow black white purple pink brown grey gray silver argent gold
  golden or diamond diamant emeraude emerald rubis saphir sapphire perle pearl platine platinum bronze cristal
  france francais francaise paris marseille lyon toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims toulon grenoble dijon angers
  brest lens metz nancy bretagne normandie alsace corse provence auvergne savoie picardie lorraine bourgogne martinique guadeloupe reunion
  belgique bruxelles suisse geneve lausanne quebec montreal canada maroc casablanca rabat algerie alger oran tunisie tunis senegal dakar cameroun
  douala abidjan coteivoire congo kinshasa mali bamako gabon benin togo madagascar espagne madrid barcelone barcelona italie italia roma rome milan
  milano allemagne deutschland berlin munich angleterre england london londres liverpool manchester ireland dublin scotland portugal lisbonne porto
  europe america american usa newyork california texas florida chicago boston dallas denver phoenix miami hollywood brazil brasil mexico japan tokyo
  china russia moscow india africa afrique australia sydney
  football foot soccer rugby tennis basket basketball baseball hockey golf handball volley natation swimming cyclisme velo judo karate boxe boxing
  surf skate ski danse dance dancer danseuse gym fitness running sport sports om olympique olympiquelyonnais psg asse losc realmadrid fcbarcelone
  barca juventus juve arsenal chelsea tottenham everton celtic rangers manutd lakers celtics bulls yankees redsox cowboys steelers packers raiders
  patriots broncos zidane zizou mbappe griezmann benzema ronaldo cristiano messi neymar ronaldinho beckham henry pogba kante giroud platini maradona
  pele champion champions winner victoire victory goal gardien capitaine captain
  pizza burger hamburger kebab tacos sushi pates fromage cheese beurre butter baguette croissant chocolat chocolate cookie cookies biscuit biscuits
  gateau cake bonbon candy sucre sugar sweet miel vanille vanilla caramel nutella banane banana pomme apple poire fraise strawberry cerise cherry
  framboise peche peach citron lemon orange ananas raisin melon tomate potato patate carotte pepper poivre ginger gingembre coffee cafe the tea lait
  milk biere beer vin wine whisky whiskey vodka rhum pastis champagne coca cocacola pepsi orangina ricard heineken corona guinness
  voiture car cars auto moto motorcycle harley ducati yamaha honda toyota nissan mazda subaru ford mustang corvette chevrolet chevy camaro ferrari
  porsche lamborghini maserati mercedes benz bmw audi volkswagen golfgti renault megane clio twingo peugeot citroen dacia fiat alfa romeo jaguar
  bentley rollsroyce bugatti tesla camion truck avion airplane train bateau boat pilote pilot
  ordinateur computer internet windows microsoft linux ubuntu debian apple macbook iphone ipad android samsung galaxy nokia google gmail yahoo
  hotmail outlook facebook twitter instagram snapchat tiktok whatsapp youtube netflix amazon ebay paypal wanadoo sfr bouygues freebox livebox
  orange free laposte server serveur database network wifi system systeme software code coder python java javascript docker
  gamer game games jeu jeux player joueur playstation nintendo xbox mario luigi zelda link pokemon pikachu sonic tetris pacman minecraft fortnite
  roblox callofduty warcraft starcraft diablo counterstrike fifa pes gta sims assassin creed halo doom quake skyrim overwatch valorant
  starwars startrek jedi skywalker vader darthvader yoda hansolo chewbacca leia matrix neo trinity morpheus gandalf frodo hobbit aragorn legolas
  sauron harrypotter hermione hogwarts poudlard voldemort dumbledore batman superman spiderman spider ironman hulk thor avengers captainamerica
  wonderwoman catwoman joker robin punisher deadpool xmen naruto sasuke sakura goku vegeta dragonball sangoku onepiece luffy zoro bleach deathnote
  asterix obelix idefix tintin milou haddock lucky gaston spirou simpson simpsons homer bart southpark shrek nemo dory elsa frozen simba mulan
  aladdin cendrillon cinderella blancheneige snowwhite bambi dumbo pinocchio peterpan rambo rocky terminator titanic avatar jamesbond bond
  sherlock columbo friends
  music musique musica guitare guitar piano violon drum drums batterie rock rocknroll metal metallica nirvana slipknot greenday blink rap hiphop
  eminem tupac booba jul jazz blues reggae marley bobmarley techno electro disco mozart beethoven elvis beatles madonna shakira rihanna beyonce
  michaeljackson johnny johnnyhallyday goldman mylene piaf indochine daftpunk
  liberte egalite fraternite liberty freedom peace paix espoir hope faith foi destiny destin bonheur happy happiness joie joy sourire smile lucky
  chance chanceux fortune money argent dollar euro cash rich riche million millionaire business travail work bureau office boulot ecole school
  college lycee universite university student etudiant teacher professeur prof maison house home appartement jardin cuisine chambre
  vie life lavie labellevie mavie viva vivre mort death dead killer tueur hunter chasseur warrior guerrier soldier soldat ninja samurai pirate
  pirates sniper shooter gangster mafia bandit ranger agent police pompier army armee marine navy sniper bomber
  hacker hackers cyber crypto bitcoin security securite private prive secure trust trustno trustnoone nobody whatever anything nothing something
  everything toujours jamais always never forever pourtoujours infinity infini eternity eternite beautiful belle beaute beauty pretty cute sexy hot
  bisou bisous calin calins kikou titou nounou loulou poupou loupiot chaussette tartine babygirl babyboy hottie helloworld mamanpapa papamaman
  superadmin superuser sysadmin webmaster company entreprise informatique monsite website business superstar
  cool super genial best meilleur number numero first premier power puissance strong fort force energy energie turbo speed vitesse fast flash rapid
  blackjack poker casino jackpot domino chess echecs
  fuck fucker fuckyou fuckoff asshole bitch shit bullshit merde putain connard connasse salope salaud encule bordel penis pussy sex sexe porn porno
  boobs bigdick cocksucker motherfucker
  football michelle shadow ombre sunshine trustnome batgirl pepper cheese summertime flower blossom maverick matrixx phantom stealth hunter ranger
  rainbowdash tinkerbell buttercup cupcake sweetie sweetpea pumpkin peanut snickers twix oreo nutmeg cinnamon muffin brownie pancake bubbles bubblegum
  jellybean lollipop sparkle glitter barbie hellokitty teddy teddybear cuddles snuggles fluffy whiskers tigger winnie pooh bailey buster bandit
  shadow sammy smokey rusty lucky toby cooper duke jake zeus apollo athena hercules hermes poseidon ares venus mars jupiter saturne saturn neptune
  titan olympus odin loki ragnar viking vikings spartan sparta gladiator trojan troy caesar cesar napoleon bonaparte degaulle
  formation cours course cursus apprendre learn learning student academie academy plateforme etude etudes
  abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa blabla blablabla toto toto tutu titi tata foo foobar bar baz lorem ipsum xxx xxxx zzz lol mdr
  `
    .trim()
    .split(/\s+/),
);
