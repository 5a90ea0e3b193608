/** A sentence of our own with the attributions in it: `anonymity kind [source] {cue} content | content`, `-` for none. */
export type SentenceCase = readonly [sentence: string, ...expected: readonly string[]]

/** Somebody says it, and there is a clause. */
export const PLAIN: readonly SentenceCase[] = [
  ['Ada Wolska said that the dam was safe.', 'named indirect [Ada Wolska] {said} the dam was safe'],
  ['The mayor said the dam was safe.', 'role-only indirect [The mayor] {said} the dam was safe'],
  ['The dam was safe, the mayor said.', 'role-only indirect [the mayor] {said} The dam was safe'],
  ['The dam was safe, said Ada Wolska.', 'named indirect [Ada Wolska] {said} The dam was safe'],
  ['The dam was safe, Wolska told reporters on Friday.', 'named indirect [Wolska] {told} The dam was safe'],
  ['Wolska told reporters that the dam was safe.', 'named indirect [Wolska] {told} the dam was safe'],
  ['Wolska told the council she would resign.', 'named indirect [Wolska] {told} she would resign'],
  ['On Monday, Wolska said the dam was safe.', 'named indirect [Wolska] {said} the dam was safe'],
  ['On Monday the mayor said the dam was safe.', 'role-only indirect [the mayor] {said} the dam was safe'],
  ['In a statement the ministry said it was safe.', 'role-only indirect [the ministry] {said} it was safe'],
  [
    'Ada Wolska, the head of the dam board, said the water had fallen.',
    'named indirect [Ada Wolska] {said} the water had fallen'
  ],
  [
    'The water had fallen, said Ada Wolska, the head of the dam board.',
    'named indirect [Ada Wolska] {said} The water had fallen'
  ],
  [
    'The engineer, who built the dam in 1961, warned that it would not hold.',
    'role-only indirect [The engineer] {warned} it would not hold'
  ],
  ['The plan, Wolska said, would cost less.', 'named indirect [Wolska] {said} The plan | would cost less'],
  ['Wolska has repeatedly said the dam is safe.', 'named indirect [Wolska] {said} the dam is safe'],
  ['The report found that nine bolts were missing.', 'role-only indirect [The report] {found} nine bolts were missing'],
  ['The figures show that rents have doubled.', 'role-only indirect [The figures] {show} rents have doubled'],
  ['Nine bolts were missing, the report found.', 'role-only indirect [the report] {found} Nine bolts were missing'],
  ['The board believes the dam will hold.', 'role-only indirect [The board] {believes} the dam will hold'],
  ['Residents fear that the dam will break.', 'anonymous indirect [Residents] {fear} the dam will break'],
  ['Wolska vowed to rebuild the dam.', 'named indirect [Wolska] {vowed} to rebuild the dam'],
  ['Wolska denied taking money.', 'named indirect [Wolska] {denied} taking money'],
  ['Wolska warned of a flood by spring.', 'named indirect [Wolska] {warned} a flood by spring'],
  ['She said later that the gate was shut.', 'role-only indirect [She] {said} the gate was shut'],
  ['The gate was shut, he said.', 'role-only indirect [he] {said} The gate was shut'],
  ['Wolska said on Tuesday in Orrem that the gate was shut.', 'named indirect [Wolska] {said} the gate was shut'],
  ['Wolska said the gate on Tuesday was shut.', 'named indirect [Wolska] {said} the gate on Tuesday was shut'],
  ['Wolska explained why the gate was shut.', 'named indirect [Wolska] {explained} why the gate was shut'],
  ['The council, she added, had known of it.', 'role-only indirect [she] {added} The council | had known of it'],
  [
    'The board said the gate was shut and added that nobody had been hurt.',
    'role-only indirect [The board] {said} the gate was shut',
    'role-only indirect [The board] {added} nobody had been hurt'
  ],
  ['The gate was shut, she told the board, when it rained.', 'role-only indirect [she] {told} The gate was shut'],
  [
    'The shells the agency says are live lie below the dam.',
    'role-only indirect [the agency] {says} are live lie below the dam'
  ],
  [
    'Though the board has described the gate as safe, it has not been opened.',
    'role-only indirect [the board] {described} the gate as safe'
  ],
  [
    'As the Orrem Gazette reported on Friday, the gate was shut.',
    'named indirect [the Orrem Gazette] {reported} the gate was shut'
  ]
]

/** With quotation marks, whole or in part, before, behind and around. */
export const QUOTED: readonly SentenceCase[] = [
  ['“The dam is safe,” said Ada Wolska.', 'named direct [Ada Wolska] {said} “The dam is safe,”'],
  ['“The dam is safe,” Wolska said.', 'named direct [Wolska] {said} “The dam is safe,”'],
  ['Wolska said: “The dam is safe.”', 'named direct [Wolska] {said} “The dam is safe.”'],
  ['Wolska said, “The dam is safe.”', 'named direct [Wolska] {said} “The dam is safe.”'],
  [
    '“The dam,” Wolska said, “is as safe as a church.”',
    'named direct [Wolska] {said} “The dam,” | “is as safe as a church.”'
  ],
  [
    '“The dam is safe,” Wolska said. “I would sleep under it.”',
    'named direct [Wolska] {said} “The dam is safe,” | “I would sleep under it.”'
  ],
  [
    '“The dam is safe. I would sleep under it,” said the mayor.',
    'role-only direct [the mayor] {said} “The dam is safe. I would sleep under it,”'
  ],
  ['"The dam is safe," Wolska told the Gazette.', 'named direct [Wolska] {told} "The dam is safe,"'],
  ['‘The dam is safe,’ Wolska wrote.', 'named direct [Wolska] {wrote} ‘The dam is safe,’'],
  ['‘The workers’ pay is safe,’ Wolska wrote.', 'named direct [Wolska] {wrote} ‘The workers’ pay is safe,’'],
  ['“Is the dam safe?” asked nobody. “It is,” Wolska insisted.', 'named direct [Wolska] {insisted} “It is,”'],
  ['Wolska called the plan “a bath without water.”', 'named mixed [Wolska] {called} the plan “a bath without water.”'],
  ['Wolska writes that “a safe dam,” can leak.', 'named mixed [Wolska] {writes} “a safe dam,” can leak'],
  ['Wolska called it a disgrace.', 'named indirect [Wolska] {called} it a disgrace'],
  ['Wolska said the dam was “as safe as a church”.', 'named mixed [Wolska] {said} the dam was “as safe as a church”'],
  [
    'The dam was “as safe as a church”, the mayor said.',
    'role-only mixed [the mayor] {said} The dam was “as safe as a church”'
  ],
  ['Wolska described the talks as “cordial”.', 'named mixed [Wolska] {described} the talks as “cordial”'],
  [
    'The mayor avoided the question, noting that it was “under review.”',
    'role-only mixed [The mayor] {noting} it was “under review.”'
  ],
  [
    '“The dam is safe,” Wolska said, adding that the gate was shut.',
    'named direct [Wolska] {said} “The dam is safe,”',
    'named indirect [Wolska] {adding} the gate was shut'
  ],
  [
    'Wolska praised the board, which she called “a model”.',
    'named indirect [Wolska] {praised} the board',
    'role-only direct [she] {called} “a model”'
  ],
  ['Wolska was quoted as saying “never again”.', 'named direct [Wolska] {quoted as saying} “never again”'],
  ['The plan was described by Wolska as “daft”.', 'named mixed [Wolska] {described} The plan | as “daft”'],
  ['The plan was called “daft” by the mayor.', 'role-only mixed [the mayor] {called} The plan | “daft”']
]

/** Who it is cannot be told. */
export const UNNAMED: readonly SentenceCase[] = [
  ['A senior official said the gate was shut.', 'anonymous indirect [A senior official] {said} the gate was shut'],
  ['Two officials said the gate was shut.', 'anonymous indirect [Two officials] {said} the gate was shut'],
  ['The gate was shut, sources said.', 'anonymous indirect [sources] {said} The gate was shut'],
  [
    'Sources close to the board said it was shut.',
    'anonymous indirect [Sources close to the board] {said} it was shut'
  ],
  [
    'The gate was shut, said two officials, who spoke on condition of anonymity.',
    'anonymous indirect [two officials] {said} The gate was shut'
  ],
  [
    'A nurse at the clinic, who asked not to be named, said beds were short.',
    'anonymous indirect [A nurse at the clinic] {said} beds were short'
  ],
  [
    'The gate was shut, according to a person familiar with the matter.',
    'anonymous indirect [a person familiar with the matter] {according to} The gate was shut'
  ],
  ['Critics say the gate was shut.', 'anonymous indirect [Critics] {say} the gate was shut'],
  ['Some say the gate was shut.', 'anonymous indirect [Some] {say} the gate was shut'],
  ['Experts believe that the gate was shut.', 'anonymous indirect [Experts] {believe} the gate was shut'],
  ['It is believed that the gate was shut.', 'anonymous indirect [-] {believed} the gate was shut'],
  ['The gate is said to weigh nine tonnes.', 'anonymous indirect [-] {said} The gate | to weigh nine tonnes'],
  [
    'The official, speaking on condition of anonymity, said the gate was shut.',
    'anonymous indirect [The official] {said} the gate was shut'
  ],
  [
    'A spokesman for the dam board said it was shut.',
    'role-only indirect [A spokesman for the dam board] {said} it was shut'
  ],
  ['Wolska’s lawyers said it was shut.', 'role-only indirect [Wolska’s lawyers] {said} it was shut'],
  ['Lawyers for Wolska said it was shut.', 'role-only indirect [Lawyers for Wolska] {said} it was shut'],
  ['The lawyers, Ada Wolska and Jan Brandt, said it was shut.', 'named indirect [The lawyers] {said} it was shut'],
  ['Ada Wolska, an engineer who says it was shut, left.', 'named indirect [Ada Wolska] {says} it was shut, left'],
  ['The company said it was shut.', 'role-only indirect [The company] {said} it was shut'],
  ['Orrem’s navy said it was shut.', 'role-only indirect [Orrem’s navy] {said} it was shut']
]

/** “According to”, at either end and in the middle. */
export const ACCORDING: readonly SentenceCase[] = [
  ['According to Ada Wolska, the dam is safe.', 'named indirect [Ada Wolska] {According to} the dam is safe'],
  ['The dam is safe, according to the board.', 'role-only indirect [the board] {according to} The dam is safe'],
  [
    'The trouble is that, according to the board, the dam leaks.',
    'role-only indirect [the board] {according to} the dam leaks'
  ],
  ['The dam was built according to plan.'],
  ['They were paid according to how long they stayed.']
]

/** Words that look like a report and are none. */
export const NEAR_MISSES: readonly SentenceCase[] = [
  ['The gate was, so to say, the mouth of the dam.'],
  ['That said, the gate was shut.'],
  ['Having said that, the gate is old.'],
  ['Needless to say, the gate is old.'],
  ['He walks, say, nine miles a day.'],
  ['The said gate weighs nine tonnes.'],
  ['An estimated 300 people live below the dam.'],
  ['The reported leak was repaired.'],
  ['The United States closed the gate.'],
  ['Its claims were settled by a court.'],
  ['There is a warning that hangs above the gate.'],
  ['The board called off the meeting.'],
  ['The board called an election.'],
  ['The village called Tavell lies below the dam.'],
  ['He found the gate open.'],
  ['The show was over by nine.'],
  ['Wolska added nine bolts to the gate.'],
  ['Wolska said nothing about the gate until it had broken.'],
  ['Wolska declined to say whether the gate was shut.'],
  ['Wolska did not say when the gate was shut.'],
  ['She is to report to the board on Monday.'],
  ['The paper printed a page of the engineer’s notes, which were lost.'],
  ['“Mind the gap” signs were put up.'],
  ['I think the gate was shut.']
]
