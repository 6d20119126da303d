using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Words by which a capitalised run is known for a person or an organisation. Written here.</summary>
internal static class NameWords
{
    /// <summary>In front of people's names.</summary>
    public static FrozenSet<string> Titles { get; } = Set(
        "Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Baroness Baron Prof Professor Cllr Councillor PC Sgt Sergeant Det Supt Superintendent DCI DI DS Insp Inspector Rev Reverend Father Bishop Archbishop Captain Capt Col Colonel General Gen "
        + "Major Lt Lieutenant Judge Justice President Senator Sen Rep Gov Governor Mayor King Queen Prince Princess Duke Duchess Emperor Pope Chancellor Minister Secretary Ambassador Sheriff Coach Imam Rabbi Detective Constable Commissioner "
        + "Congressman Congresswoman Rep Chairman Chairwoman Speaker Premier Admiral Brigadier Doctor Sheikh Coroner Recorder");

    /// <summary>Given names that British and other English-language news is full of.</summary>
    public static FrozenSet<string> Given { get; } = Set(
        "Aaron Abdul Abigail Adam Adrian Ahmed Aidan Aisha Alan Alastair Albert Alex Alexander Alexandra Alfie Alfred Ali Alice Alison Alistair Amanda Amber Amelia Amina Amy Andrea Andrew Andy Angela Angus Anita Ann Anna Anne Annie Anthony "
        + "Antonio Archie Arthur Ashley Barack Barbara Barry Beatrice Ben Benjamin Bernard Bernie Bethany Beth Betty Bill Billy Bob Boris Brenda Brian Bridget Bruce Bryan Callum Cameron Carl Carla Carlos Carol Caroline Catherine Cathy Charles Charlie "
        + "Charlotte Chelsea Cheryl Chloe Chris Christian Christina Christine Christopher Claire Clara Clare Claudia Colin Connor Conor Craig Daisy Damian Dan Daniel Danielle Danny Darren Dave David Dawn Dean Debbie Deborah Declan Dennis Derek "
        + "Diana Diane Dominic Donald Donna Doris Dorothy Douglas Duncan Dylan Eamonn Ed Eddie Edward Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma Eric Erin Ethan Eva Evan Evelyn Ewan Fatima Fiona Florence Frances Francis Frank "
        + "Fred Freddie Freya Gareth Gary Gavin Gemma Geoff Geoffrey George Gerald Gerard Gerry Gillian Gina Glen Glenn Gordon Grace Graham Grant Greg Gregory Hannah Harold Harriet Harry Harvey Hassan Hayley Heather Heidi Helen Henry Hillary Holly "
        + "Howard Hugh Hugo Humza Iain Ian Imran Irene Isaac Isabel Isabella Isla Jack Jackie Jacob Jade Jake James Jamie Jane Janet Janice Jared Jasmine Jason Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerry Jess Jessica Jill Jim Jimmy Jo Joan "
        + "Joanna Joanne Joe Joel John Johnny Jon Jonathan Jordan Jose Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie June Justin Kai Karen Karl Kate Katherine Kathleen Kathryn Kathy Katie Kay Keir Keith Kelly Kemi Ken Kenneth Kerry "
        + "Kevin Kieran Kim Kimberly Kirsty Kyle Larry Laura Lauren Lawrence Leah Lee Leo Leon Leonard Lesley Leslie Lewis Liam Lily Linda Lisa Liz Lloyd Logan Lorraine Louis Louise Lucas Lucy Luke Lynn Lynne Maggie Malcolm Marco Marcus Margaret "
        + "Maria Marie Marilyn Mario Marion Mark Martha Martin Mary Mason Matt Matthew Maureen Maurice Max Megan Mel Melanie Melissa Michael Michelle Mick Miguel Mike Millie Mitch Mo Mohamed Mohammed Molly Monica Morgan Muhammad Nadia Nancy Naomi "
        + "Natalie Natasha Nathan Neil Nell Nicholas Nick Nicky Nicola Nicole Nigel Noah Noel Nora Norman Olive Oliver Olivia Oscar Owen Pamela Pat Patricia Patrick Paul Paula Pauline Peter Phil Philip Phoebe Polly Poppy Priti Rachel Ralph Ray "
        + "Raymond Rebecca Rhys Richard Rick Rishi Rita Rob Robert Roberto Robin Rod Roger Ron Ronald Rory Rose Rosemary Rosie Ross Roy Ruby Rupert Russell Ruth Ryan Sadiq Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Shannon "
        + "Sharon Shaun Sheila Shirley Sian Sienna Simon Sophia Sophie Stacey Stan Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Susan Suzanne Sylvia Tanya Tara Ted Teresa Terry Theresa Thomas Tim Timothy Tina Toby Todd Tom Tommy Toni "
        + "Tony Tracey Tracy Trevor Tyler Usman Valerie Vanessa Veronica Vicky Victor Victoria Vincent Vladimir Volodymyr Walter Wayne Wendy Wes Will William Yasmin Yusuf Yvette Yvonne Zac Zara Zoe Angelina Bashar Benedict Emmanuel Ivan Joaquin "
        + "Kamala Mahmoud Narendra Nicolas Pedro Recep Sergei Ursula Xi Yvonne Alun Bronwen Carwyn Cerys Dafydd Eluned Emyr Gethin Gwen Huw Ieuan Iwan Llinos Mair Nia Rhodri Rhun Alasdair Calum Catriona Eilidh Hamish Mairi Morag Aoife Ciara Niamh "
        + "Sinead Siobhan Seamus Naomi");

    /// <summary>At the end of organisations' names.</summary>
    public static FrozenSet<string> OrganisationEnds { get; } = Set(
        "Council Police Constabulary Trust University College School Academy Union Party Ltd Limited plc PLC Inc Corp Corporation Company Group Holdings Bank Office Ministry Department Agency Authority Association Society Foundation Commission "
        + "Committee Court Parliament Government Service Services Board Institute Federation Confederation Alliance Network Assembly Senedd Executive Hospital Infirmary Surgery Airlines Airways Railway Railways Rail Motors Energy Water Records "
        + "Pictures Studios Entertainment Media News Times Telegraph Guardian Post Herald Mail Express Mirror Gazette FC AFC RFC United Rovers Wanderers Athletic Hotspur Albion Congress Senate Navy Army Force Fund Club Inquiry Regulator Ombudsman "
        + "Partnership Organisation Organization Charity Church Diocese Museum Gallery Theatre Orchestra Insurance Airlines Supermarkets Brewery Systems Technologies Technology Solutions Software Industries Partners Capital Investments Properties Homes Healthcare Pharmaceuticals Aerospace Coastguard Ambulance Treasury Forum Campaign Coalition Democrats Conservatives");

    /// <summary>At the front of organisations' names, before "of" or "for".</summary>
    public static FrozenSet<string> OrganisationHeads { get; } = Set(
        "Bank Office Ministry Department University House Houses Church Institute Institution College Court Bureau Association Society Federation Confederation Union Council Chamber Board School Campaign Centre Commission Committee Agency "
        + "Authority Assembly Museum Academy Faculty Fund Foundation Network Congress");

    /// <summary>At the end of places' names.</summary>
    public static FrozenSet<string> PlaceEnds { get; } = Set(
        "Street Road Lane Avenue Square Park Bridge Castle River Airport Station Island Islands Bay Beach Hill Hills Common Moor Valley Forest Lake Loch Glen Mountain Mountains Peninsula County Harbour Docks Pier Coast Prison Stadium Tower Palace");

    /// <summary>One word or letters, known for what they are.</summary>
    public static FrozenSet<string> Organisations { get; } = Set(
        "NHS BBC ITV RMT FA TUC CBI ONS RSPCA RSPB RNLI NATO Nato UN EU OECD IMF WHO FBI CIA NASA Nasa UEFA Uefa FIFA Fifa RAF MoD DWP HMRC DVLA Ofcom Ofgem Ofsted Ofwat TfL IOPC CPS SNP DUP UUP SDLP Ukip GMB BMA NFU RCN Unison Unite "
        + "Aslef ASLEF NEU NASUWT GMC FCA CMA MHRA NICE Nice UKHSA PSNI Hamas Hezbollah Isis ISIS Taliban Labour Conservatives Tories Plaid Alba Apple Google Microsoft Amazon Facebook Meta Twitter Tesla Tesco Sainsbury's Asda Morrisons Aldi Lidl Boots "
        + "Greggs Barclays HSBC Lloyds NatWest Santander Reuters Interpol Europol Oxfam Shelter Mencap Barnardo's Greenpeace Kremlin Pentagon Congress Treasury Ryanair easyJet EasyJet Boeing Airbus Vodafone Netflix Disney Sony Nintendo "
        + "Arsenal Tottenham Liverpool Everton Celtic Rangers Unicef UNICEF UNESCO Unesco Opec OPEC Shell BP GCHQ MI5 MI6 HS2 DEFRA Defra Acas RTE RTÉ CNN NBC CBS AFP PA");

    /// <summary>Letters that name no organisation.</summary>
    public static FrozenSet<string> NotNames { get; } = Set(
        "UK US USA GMT BST TV AI CEO MP MPs PM AM OK DNA HIV CCTV GP GPs ID IT VAT GDP PhD MBE OBE CBE MSP MSPs MS MSs MLA MLAs MEP MEPs QC KC DJ CD DVD UFO ATM PC PCs SUV EV EVs LED PR HR FM PE UTC EST ET PT CET AD BC USB GPS PPE PCR ADHD "
        + "GCSE GCSEs A-level A-levels Covid COVID Covid-19 COVID-19 Brexit English British Welsh Scottish Irish American European French German Chinese Russian Christian Muslim Jewish Catholic Internet Mum Dad God Mr Mrs Ms Dr Sir");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
