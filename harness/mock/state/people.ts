/** A name as people write it and the letters that an e-mail address can carry. */
export interface Person {
  readonly name: string;
  readonly mailbox: string;
}

const people: readonly Person[] = [
  { name: 'Mara Lindqvist', mailbox: 'mara.lindqvist' },
  { name: 'Zoë Krüger', mailbox: 'zoe.kruger' },
  { name: 'Tomás Ibáñez', mailbox: 'tomas.ibanez' },
  { name: '李小龍', mailbox: 'li.xiaolong' },
  { name: 'Ngozi Adeyemi', mailbox: 'ngozi.adeyemi' },
  { name: 'Łukasz Żak', mailbox: 'lukasz.zak' },
  { name: "Aoife O'Brien", mailbox: 'aoife.obrien' },
  { name: 'محمد الفارسي', mailbox: 'mohammed.alfarsi' },
  { name: 'Sam Carter', mailbox: 'sam.carter' },
  { name: 'Ελένη Παππά', mailbox: 'eleni.pappa' },
  { name: 'Priya Nair', mailbox: 'priya.nair' },
  { name: 'Дарья Орлова', mailbox: 'darya.orlova' },
];

/** The person at a position; past the list names come again with a number. */
export function personAt(position: number): Person {
  const person = people[position % people.length] as Person;
  const round = Math.floor(position / people.length);
  if (round === 0) return person;
  return { name: `${person.name} ${round + 1}`, mailbox: `${person.mailbox}.${round + 1}` };
}
