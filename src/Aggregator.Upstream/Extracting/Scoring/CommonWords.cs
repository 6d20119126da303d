namespace Aggregator.Extracting.Scoring;

/// <summary>The words that prose is full of and furniture is not, in the languages of our outlets and their neighbours.</summary>
internal static class CommonWords
{
    public const string All =
        "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so what up said about than its into them can only other "
        + "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
        + "le la les de des du et en un une que qui dans pour pas sur au par plus est avec il ce ne se son sa aux ont mais ou nous vous été comme cette était leur "
        + "el los las que y en un una por con no para del se lo su es al como más o pero sus ha este si porque esta entre cuando muy sin sobre también me hasta hay donde "
        + "il di che è e la un per non con si da una sono del della dei nel alla le più come anche ma ha lo gli al o dal "
        + "het een van en dat die niet te zijn op aan met voor er maar om dan zou wat mijn men dit zo door over ze bij ook tot je mij uit daar naar heb hoe heeft hebben deze "
        + "o os as um uma do da dos das em no na que não com por mais para se ao foi como mas ele ela "
        + "och att det som en på är av för med den till inte om ett han men var jag sig från så kan när ska";
}
