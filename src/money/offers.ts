/**
 * What is given for a post instead of money or beside it, and the words by which price cells say so:
 * English, German, Spanish, French, Portuguese, Italian. Data only.
 */
export const OFFERS: readonly (readonly [offer: string, words: readonly string[]])[] = [
  ['product', [
    'free products', 'free product', 'gifted product', 'product seeding', 'products', 'product', 'gifted', 'gifting', 'gift', 'barter', 'in kind',
    'gratisprodukt', 'produkte', 'produkt', 'sachleistung', 'producto gratis', 'productos', 'producto', 'produit offert', 'produits', 'produit',
    'produto grátis', 'produtos', 'produto', 'permuta', 'prodotti', 'prodotto',
  ]],
  ['discount', ['discount code', 'discount', 'rabattcode', 'rabatt', 'descuento', 'réduction', 'code promo', 'desconto', 'sconto']],
  ['early access', ['early access', 'pre-release', 'vorabzugang', 'acceso anticipado', 'accès anticipé', 'acesso antecipado', 'accesso anticipato']],
  ['commission', ['affiliate commission', 'commission', 'affiliate', 'revenue share', 'provision', 'comisión', 'comissão', 'commissione']],
  ['on request', ['on request', 'negotiable', 'tbd', 'tbc', 'auf anfrage', 'a convenir', 'sur demande', 'sob consulta', 'a combinar', 'su richiesta']],
] // biome-ignore format: a table reads better in rows

/** Words for a post that costs nothing. */
export const FREE: readonly string[] = [
  'for free',
  'free of charge',
  'free',
  'unpaid',
  'gratis',
  'kostenlos',
  'gratuit',
  'grátis',
  'gratuito',
]
