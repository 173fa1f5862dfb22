import { describe, expect, it } from 'vitest'
import { captionFlags } from '../../src/input/captions.ts'
import { SPONSORSHIP_MARKINGS } from '../../src/input/words/sponsorship.ts'
import { POST_FLAG } from '../../src/model/records.ts'

const marked = (caption: string) => (captionFlags(caption) & POST_FLAG.sponsoredWords) !== 0

describe('words that mark advertising', () => {
  it.each([
    '#ad My new kettle', 'Look at this! #Ad', 'AD | My new kettle', '[Ad] kettle', 'Paid partnership with Kettle & Co', 'so good #sponsored',
    'Anzeige\nNeue Pfanne', 'Werbung | Neue Pfanne', 'Neue Pfanne #werbung', '(Werbung) Neue Pfanne', 'Bezahlte Partnerschaft mit Pfanne GmbH',
    'Publicité – ma nouvelle poêle', 'Collaboration commerciale avec Poêle', 'ma poêle #pub', 'Mi sartén #publi', 'Publicidad: mi sartén', 'Parceria paga com Panela',
    'la mia padella #adv', 'mijn pan #advertentie', 'Betaalde samenwerking met Pan', 'Reklam! Min panna', 'Kaupallinen yhteistyö: pannu', 'Współpraca reklamowa z Patelnia',
    'реклама. Сковорода erid: 2Vtz', 'yeni tavam #reklam', '新しいフライパン #PR', '広告 新しい', '新锅 广告', '業配文', '새 팬 #광고', 'กระทะใหม่ โฆษณา', 'Publi con Sartenes SL', 'Nueva receta en publi con @sartenes',
  ])('%s', caption => {
    expect(marked(caption)).toBe(true)
  }) // biome-ignore format: a list

  it.each([
    'Our #adventure in the hills', 'I made an ad for my cat', 'The pub was full', 'Ich habe Anzeige erstattet', 'Unbezahlte Werbung | Neue Pfanne', 'Werbung (unbezahlt) - selbst gekauft', 'Werbung: selbst bezahlt', '#WerbungUnbezahlt neue Pfanne', 'Ad-free podcast today', 'No #ad, just love', 'Werbung, unbezahlt: neue Pfanne',
    'I love this kettle, not sponsored', 'Meine Meinung zu Werbung im Fernsehen', 'público y más público', 'Sunday walk #notanad', 'Publicly available recipe', 'gifted children and how they learn', 'reclamebureau bezocht',
    'これは広告ではありません', '広告なし', '这不是广告', '非广告', '無廣告', 'no es publi con nadie',
  ])('not: %s', caption => {
    expect(marked(caption)).toBe(false)
  }) // biome-ignore format: a list

  it('names a source and countries for each language', () => {
    for (const { countries, anywhere, opening, source } of SPONSORSHIP_MARKINGS) {
      expect(countries.length).toBeGreaterThan(0)
      expect(source).toMatch(/\d{4}|\(TH\)/)
      for (const word of [...anywhere, ...opening]) expect(word).toBe(word.toLowerCase().normalize('NFKC'))
    }
  })

  it('finds every word of the list as it is meant to stand', () => {
    for (const { anywhere, opening } of SPONSORSHIP_MARKINGS) {
      for (const word of anywhere) expect([word, marked(`new pan ${word} today`)]).toEqual([word, true])
      for (const word of opening)
        expect([word, marked(`new pan #${word.replace('#', '').replaceAll(' ', ' ')} today`)]).toEqual([word, true])
    }
  })
})
