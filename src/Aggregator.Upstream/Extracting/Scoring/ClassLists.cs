namespace Aggregator.Extracting.Scoring;

/// <summary>The words that templates of many makers give their parts, by what they mean.</summary>
internal static class ClassLists
{
    public static readonly (ClassWord Word, string List)[] All =
    [
        (ClassWord.Content, "content contents article articles story post posts entry main hentry blog news page single artikel inhalt contenido articolo section detail details text"),
        (ClassWord.Body, "body articlebody storybody postbody entrycontent articlecontent storycontent postcontent bodytext maincontent richtext rich wysiwyg prose copy paragraph paragraphs artikeltext articletext storytext posttext markdown rte longform"),
        (ClassWord.Comment, "comment comments disqus reply replies respond discussion commentlist kommentar kommentare feedback reviews review coral"),
        (ClassWord.Footer, "footer foot bottom colophon copyright legal imprint impressum"),
        (ClassWord.Header, "header head masthead top topbar banner hero logo brand branding"),
        (ClassWord.Navigation, "nav navigation navbar menu menus submenu breadcrumb breadcrumbs crumbs pagination pager paging skip skiplink toolbar tabs tab prev next navi"),
        (ClassWord.Sidebar, "sidebar aside rail side secondary right left column supplementary complementary marginal sticky"),
        (ClassWord.Related, "related recommended recommendation recommendations recommend more trending popular also similar latest recirc recirculation teaser teasers suggested suggestions outbrain taboola readmore mostread alsoread crosslink links further weitere mehr onward"),
        (ClassWord.Share, "share sharing social socials sharedaddy sharebar addthis addtoany facebook twitter whatsapp pinterest linkedin follow like likes instagram email tweet"),
        (ClassWord.Promo, "promo promotion ad ads advert adverts advertisement advertisements sponsor sponsored sponsors dfp gpt adslot adunit commercial cta offer offers shop product products affiliate buy deal deals marketing anzeige werbung donate donation support partner"),
        (ClassWord.Newsletter, "newsletter newsletters subscribe subscription signup sign register registration mailing mailchimp mailinglist optin lead"),
        (ClassWord.Caption, "caption captions figcaption credit credits legend imagecaption bildunterschrift copyrights"),
        (ClassWord.Author, "author authors byline bylines bio profile writer contributor contributors vcard avatar about autor autoren reporter journalist"),
        (ClassWord.Date, "date dates time timestamp datetime published publish publication updated update pubdate datum posted dateline"),
        (ClassWord.Tag, "tag tags topic topics category categories keyword keywords label labels taxonomy kicker eyebrow section rubrik hashtag"),
        (ClassWord.Consent, "cookie cookies consent gdpr privacy modal popup overlay lightbox dialog cmp onetrust"),
        (ClassWord.PullQuote, "pullquote pull blockquote quote quotes cite quotation"),
        (ClassWord.Standfirst, "standfirst summary intro introduction lede lead dek deck subtitle subheadline subheading subhead subline abstract excerpt teasertext description bullets highlights keypoints takeaways"),
        (ClassWord.Headline, "headline title heading headings headlines titles"),
        (ClassWord.Card, "card cards grid tile tiles item items carousel slider slide slides swiper slideshow row loop feed stream"),
        (ClassWord.Embed, "embed embedded video player videos audio podcast iframe youtube media playlist jwplayer brightcove"),
        (ClassWord.Hidden, "hidden hide invisible sr visuallyhidden noscript print noprint screen reader collapsed accessibility offscreen"),
        (ClassWord.Contents, "toc tableofcontents index outline anchors jump"),
        (ClassWord.Note, "note notes disclaimer disclosure correction corrections footnote footnotes references reference editor ednote source sources"),
        (ClassWord.Paywall, "paywall premium subscriber subscribers paid gate metered barrier piano locked plus regwall"),
        (ClassWord.Widget, "widget widgets module plugin component block box infobox factbox panel poll quiz survey weather calculator ticker"),
        (ClassWord.Image, "image images img picture photo photos figure gallery thumbnail thumb thumbnails foto bild"),
        (ClassWord.Meta, "meta metadata info infos details byline credits stats views readtime reading dateline"),
        (ClassWord.Form, "form forms search login input button buttons btn field"),
        (ClassWord.List, "list lists listing ul ol menu archive"),
    ];
}
