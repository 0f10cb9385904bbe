/** Words behind an entity that say only that it is stored: `user data`, `product information`. */
export const containers: ReadonlySet<string> = new Set(
  'data information info details detail record records row rows entry entries object objects entity entities'.split(
    ' ',
  ),
);

/** Things of business that are the first half of a compound: `order line`, `user profile`. */
export const compoundHeads: ReadonlySet<string> = new Set(
  (
    'user customer order product account payment invoice stock inventory sales sale purchase bank blog article ' +
    'email shopping cart line loan credit delivery shipment shipping billing ticket support employee student course ' +
    'booking flight hotel room job task project team company contact device sensor event audit log access session ' +
    'subscription price tax policy claim patient vehicle car book library message chat comment review post login room guest survey page request pull feature exchange'
  ).split(' '),
);

/** Words that say which or how, not what: a request with one asks for more than its noun. */
export const adjectives: ReadonlySet<string> = new Set(
  (
    'overdue stale old recent latest newest oldest young duplicate unique distinct public private internal external secure ' +
    'safe sensitive confidential anonymous random similar relevant popular best worst cheap good bad high low top bottom ' +
    'big large small long short empty full complete partial invalid valid premium free vip local remote daily weekly monthly ' +
    'yearly hourly annual current previous past future online offline pending unpaid open due late early historical ' +
    'parallel concurrent async asynchronous synchronous batch bulk multiple several many few other different various ' +
    'smart intelligent optimal minimal maximal normal special primary secondary temporary permanent weekday weekdays weekend'
  ).split(' '),
);

/** Adjectives that are the first half of a name: `daily report`. */
export const periods: ReadonlySet<string> = new Set(
  'daily weekly monthly quarterly yearly annual'.split(' '),
);

/** What is made once a day, a week or a year. */
export const periodicals: ReadonlySet<string> = new Set(
  'report summary digest statement newsletter backup overview'.split(' '),
);

/** Words that name no record of a business, so that nothing is stored or read under their name. */
export const notEntities: ReadonlySet<string> = new Set(
  (
    'mongodb mongo redis dynamodb cassandra elasticsearch s3 firestore firebase neo4j graphql grpc soap ftp sftp kafka rabbitmq ' +
    'world example examples instance case cases thing things something everything anything stuff node service function module code program application app system ' +
    'encryption security logging monitoring caching cache validation authentication authorization permission permissions ' +
    'list lists array arrays collection collections state states status statuses lifecycle workflow process transition transitions transaction retry retries timeout database table api endpoint queue topic time today yesterday tomorrow now midnight noon'
  ).split(' '),
);

/** Nouns for one who does something, so for the node itself: `product reader`. */
export const roleNouns: ReadonlySet<string> = new Set(
  (
    'writer inserter creator saver updater modifier editor deleter remover archiver reader fetcher getter loader retriever finder ' +
    'lister searcher upserter publisher emitter sender notifier validator checker calculator aggregator counter transformer ' +
    'converter mapper filter sorter ranker joiner classifier deduplicator coordinator orchestrator'
  ).split(' '),
);
