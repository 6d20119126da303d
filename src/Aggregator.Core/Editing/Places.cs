using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>A modest gazetteer: British places by nation or English region, and the countries and capitals of the world. Written here.</summary>
public static class Places
{
    /// <summary>Outside the United Kingdom.</summary>
    public const string Abroad = "abroad";

    /// <summary>The United Kingdom as a whole.</summary>
    public const string Britain = "uk";

    private static readonly OrderedDictionary<string, string> RegionNames = new(StringComparer.Ordinal)
    {
        ["north-east"] = "North East",
        ["north-west"] = "North West",
        ["yorkshire"] = "Yorkshire and the Humber",
        ["east-midlands"] = "East Midlands",
        ["west-midlands"] = "West Midlands",
        ["east"] = "East of England",
        ["london"] = "London",
        ["south-east"] = "South East",
        ["south-west"] = "South West",
    };

    private static readonly (string Area, string Names)[] Rows =
    [
        ("north-east", "Newcastle|Newcastle upon Tyne|Sunderland|Middlesbrough|Durham|County Durham|Gateshead|Hartlepool|Darlington|Northumberland|Tyneside|North Tyneside|South Tyneside|Wearside|Teesside|South Shields|"
            + "Stockton-on-Tees|Redcar|Tyne and Wear|Berwick-upon-Tweed|Hexham|Morpeth|Alnwick|Blyth|Tees Valley|Whitley Bay|Consett"),
        ("north-west", "Manchester|Greater Manchester|Liverpool|Salford|Bolton|Bury|Oldham|Rochdale|Stockport|Tameside|Trafford|Wigan|Preston|Blackpool|Blackburn|Burnley|Lancaster|Lancashire|Cumbria|Carlisle|"
            + "Barrow-in-Furness|Kendal|Merseyside|Wirral|Birkenhead|St Helens|Knowsley|Sefton|Southport|Warrington|Cheshire|Chester|Crewe|Macclesfield|Runcorn|Lake District|Workington|Whitehaven|Morecambe|Chorley"),
        ("yorkshire", "Yorkshire|North Yorkshire|South Yorkshire|West Yorkshire|East Yorkshire|Leeds|Sheffield|Bradford|Hull|Kingston upon Hull|York|Wakefield|Huddersfield|Halifax|Doncaster|Rotherham|Barnsley|Harrogate|"
            + "Scarborough|Whitby|Grimsby|Scunthorpe|Humberside|Humber|Skipton|Keighley|Dewsbury|Selby|Beverley|Bridlington|Pontefract|Castleford"),
        ("east-midlands", "Nottingham|Nottinghamshire|Leicester|Leicestershire|Derby|Derbyshire|Lincoln|Lincolnshire|Northampton|Northamptonshire|Kettering|Corby|Wellingborough|Loughborough|Mansfield|Chesterfield|Rutland|"
            + "Boston|Grantham|Skegness|Peak District|Worksop|Hinckley"),
        ("west-midlands", "Birmingham|Coventry|Wolverhampton|Walsall|Dudley|Solihull|Sandwell|West Bromwich|Stoke-on-Trent|Stoke|Stafford|Staffordshire|Warwick|Warwickshire|Worcester|Worcestershire|Hereford|Herefordshire|"
            + "Shrewsbury|Shropshire|Telford|Rugby|Nuneaton|Redditch|Kidderminster|Tamworth|Black Country|Stratford-upon-Avon|Leamington Spa|Burton-on-Trent|Lichfield"),
        ("east", "Cambridge|Cambridgeshire|Peterborough|Norwich|Norfolk|Ipswich|Suffolk|Essex|Colchester|Chelmsford|Southend|Southend-on-Sea|Basildon|Harlow|Luton|Bedford|Bedfordshire|Hertfordshire|Watford|Stevenage|"
            + "St Albans|Hemel Hempstead|Lowestoft|Great Yarmouth|King's Lynn|Felixstowe|Clacton|Clacton-on-Sea|Harwich|Thetford|Bury St Edmunds|Ely|Huntingdon|Stansted|Braintree"),
        ("london", "London|Greater London|Westminster|Camden|Islington|Hackney|Tower Hamlets|Newham|Greenwich|Lewisham|Southwark|Lambeth|Wandsworth|Hammersmith|Fulham|Kensington|Chelsea|Brent|Ealing|Harrow|Hillingdon|Hounslow|"
            + "Richmond upon Thames|Kingston upon Thames|Sutton|Croydon|Bromley|Bexley|Havering|Barking|Dagenham|Redbridge|Waltham Forest|Haringey|Enfield|Barnet|Brixton|Tottenham|Wembley|Heathrow|Canary Wharf|Whitehall|"
            + "Downing Street|Notting Hill|Hyde Park|Walthamstow|Peckham|Romford|Ilford|Uxbridge|Finsbury Park|Trafalgar Square"),
        ("south-east", "Kent|Canterbury|Maidstone|Dover|Folkestone|Ashford|Medway|Gillingham|Chatham|Dartford|Gravesend|Margate|Ramsgate|Tunbridge Wells|Surrey|Guildford|Woking|Epsom|Reigate|Sussex|East Sussex|West Sussex|Brighton|"
            + "Hove|Hastings|Eastbourne|Worthing|Crawley|Gatwick|Chichester|Hampshire|Southampton|Portsmouth|Winchester|Basingstoke|Aldershot|Isle of Wight|Oxford|Oxfordshire|Banbury|Reading|Berkshire|Slough|Windsor|Bracknell|"
            + "Newbury|Buckinghamshire|Milton Keynes|Aylesbury|High Wycombe|Thanet|Whitstable|Deal|Sevenoaks|Bexhill|Bognor Regis|Fareham|Gosport"),
        ("south-west", "Bristol|Bath|Somerset|Taunton|Weston-super-Mare|Devon|Exeter|Plymouth|Torquay|Paignton|Torbay|Cornwall|Truro|Falmouth|Newquay|Penzance|St Ives|Isles of Scilly|Dorset|Bournemouth|Poole|Weymouth|Dorchester|"
            + "Wiltshire|Swindon|Salisbury|Gloucester|Gloucestershire|Cheltenham|Stroud|Yeovil|Glastonbury|Barnstaple|Bude|Dartmoor|Exmoor|Bodmin|Tiverton|Trowbridge|Chippenham"),
        ("scotland", "Scotland|Edinburgh|Glasgow|Aberdeen|Aberdeenshire|Dundee|Inverness|Stirling|Perth|Perthshire|Fife|Dunfermline|Kirkcaldy|St Andrews|Falkirk|Livingston|Lanarkshire|Ayrshire|Ayr|Kilmarnock|Paisley|Renfrewshire|"
            + "Inverclyde|Greenock|Dumfries|Dumfries and Galloway|Scottish Borders|Highlands|Highland|Argyll|Argyll and Bute|Orkney|Shetland|Western Isles|Outer Hebrides|Isle of Lewis|Isle of Skye|Skye|Stornoway|Moray|Elgin|Angus|"
            + "Midlothian|East Lothian|West Lothian|Clackmannanshire|Fort William|Oban|Holyrood|Leith|Motherwell|Peterhead|Grangemouth|Aviemore|Loch Ness|Lerwick|Kirkwall"),
        ("wales", "Wales|Cymru|Cardiff|Swansea|Newport|Wrexham|Bangor|Gwynedd|Anglesey|Ynys Môn|Conwy|Denbighshire|Flintshire|Powys|Ceredigion|Aberystwyth|Pembrokeshire|Haverfordwest|Carmarthenshire|Carmarthen|Llanelli|"
            + "Neath|Port Talbot|Bridgend|Vale of Glamorgan|Barry|Rhondda|Rhondda Cynon Taf|Pontypridd|Merthyr Tydfil|Caerphilly|Blaenau Gwent|Ebbw Vale|Torfaen|Cwmbran|Monmouthshire|Llandudno|Rhyl|Caernarfon|Holyhead|Snowdonia|"
            + "Eryri|Newtown|Abertawe|Caerdydd|Tenby|Cardigan|Aberdare"),
        ("northern-ireland", "Northern Ireland|Belfast|Derry|Londonderry|Antrim|County Antrim|Armagh|County Armagh|Down|County Down|Fermanagh|County Fermanagh|Tyrone|County Tyrone|County Londonderry|Lisburn|Newry|Omagh|Enniskillen|"
            + "Ballymena|Coleraine|Larne|Craigavon|Portadown|Lurgan|Banbridge|Newtownards|Strabane|Dungannon|Cookstown|Stormont|Carrickfergus|Portrush|Ulster"),
        ("england", "England|Pennines|Cotswolds|Midlands|Chilterns"),
        (Britain, "UK|Britain|Great Britain|United Kingdom|British Isles"),
        (Abroad, "Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|Bolivia|Bosnia|Botswana|Brazil|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|"
            + "China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Ethiopia|Fiji|Finland|France|Gaza|Gaza Strip|Germany|Ghana|Greece|Greenland|"
            + "Guatemala|Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Republic of Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Laos|Latvia|Lebanon|"
            + "Liberia|Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|"
            + "Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|"
            + "Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Türkiye|Uganda|Ukraine|United Arab Emirates|United States|Uruguay|"
            + "Uzbekistan|Venezuela|Vietnam|West Bank|Yemen|Zambia|Zimbabwe|US|USA|Europe|Africa|Asia|Middle East|Latin America|South America|North America|Paris|Berlin|Madrid|Rome|Milan|Brussels|Amsterdam|Vienna|Warsaw|Prague|"
            + "Budapest|Athens|Lisbon|Dublin|Cork|Oslo|Stockholm|Copenhagen|Helsinki|Moscow|St Petersburg|Kyiv|Kiev|Kharkiv|Odesa|Istanbul|Ankara|Tehran|Baghdad|Damascus|Aleppo|Beirut|Jerusalem|Tel Aviv|Rafah|Ramallah|Cairo|"
            + "Tripoli|Nairobi|Lagos|Johannesburg|Cape Town|Delhi|New Delhi|Mumbai|Kabul|Islamabad|Karachi|Beijing|Shanghai|Tokyo|Seoul|Pyongyang|Bangkok|Sydney|Melbourne|Toronto|Ottawa|New York|New York City|Los Angeles|San Francisco|Chicago|"
            + "Houston|Miami|Washington DC|Washington|California|Texas|Florida|Crimea|Bali|Barcelona|Munich|Geneva|Davos|Kashmir|Sinai|Darfur|Tibet|Xinjiang|Silicon Valley"),
    ];

    // Words too, or names of people: a place only after a word of place ("in Reading").
    private static readonly FrozenSet<string> Doubtful = FrozenSet.ToFrozenSet(
        ["Reading", "Bath", "Hull", "Deal", "Rugby", "Bury", "Derby", "Lincoln", "Lancaster", "Boston", "Chelsea", "Warwick", "Stafford", "Chester", "Preston", "Barry", "Down", "Angus", "Stirling", "Sutton", "Ely", "Craigavon", "Kent",
        "Moray", "Cork", "Chad", "Jordan", "Georgia", "Washington", "Stoke", "Stroud", "Bangor", "Newport", "Perth", "Newtown", "Highland", "Windsor", "Halifax", "Gillingham", "Cardigan", "Hastings", "Fulham", "Everton", "Ashford", "Selby",
        "Beverley", "Poole", "Paisley", "Durham", "York", "Norfolk", "Sandwell", "Blyth", "Elgin", "Livingston", "Greenwich", "Salisbury", "Newcastle", "Guinea", "Rome", "Kensington", "Westminster", "Whitehall", "Stormont", "Holyrood"],
        StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByName =
        Rows.SelectMany(row => row.Names.Split('|'), (row, name) => KeyValuePair.Create(name, row.Area)).DistinctBy(pair => pair.Key).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The English regions' slugs, north to south.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. RegionNames.Keys];

    /// <summary>What readers see; null for a slug that is no region.</summary>
    public static string? RegionName(string slug) => RegionNames.GetValueOrDefault(slug);

    /// <summary>A region's slug, a nation's (as in <see cref="Categories"/>), <see cref="Britain"/> or <see cref="Abroad"/>; null for a name that is not known.</summary>
    public static string? AreaOf(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether a name needs a word of place before it to be one.</summary>
    public static bool IsDoubtful(string name) => Doubtful.Contains(name);

    /// <summary>The portal's section for an area; null for <see cref="Britain"/>.</summary>
    public static string? CategoryOf(string area) => area switch
    {
        Abroad => "world",
        Britain => null,
        "scotland" or "wales" or "northern-ireland" or "england" => area,
        _ => "england",
    };
}
