namespace CrdToolkit.Schema.Definitions;

/// <summary>
/// The plural of an English noun, for the names of resources: what the inflector of controller-gen says about nouns that people
/// name kinds with. Every kind can set another plural.
/// </summary>
public static class EnglishPlural
{
    /// <summary>Endings with their plurals, tried in this order.</summary>
    private static readonly (string Singular, string Plural)[] Endings =
    [
        // The same in both numbers, or a plural already.
        ("data", "data"), ("media", "media"), ("series", "series"), ("species", "species"), ("equipment", "equipment"),
        ("information", "information"), ("news", "news"), ("sheep", "sheep"), ("fish", "fish"), ("metrics", "metrics"),
        ("children", "children"), ("people", "people"),

        // Irregular.
        ("child", "children"), ("person", "people"), ("woman", "women"), ("foot", "feet"), ("tooth", "teeth"), ("goose", "geese"),
        ("mouse", "mice"), ("datum", "data"), ("medium", "media"), ("criterion", "criteria"), ("phenomenon", "phenomena"),
        ("index", "indices"), ("matrix", "matrices"), ("vertex", "vertices"), ("appendix", "appendices"), ("quiz", "quizzes"),
        ("leaf", "leaves"), ("life", "lives"), ("knife", "knives"), ("half", "halves"), ("shelf", "shelves"), ("wolf", "wolves"),
        ("hero", "heroes"), ("echo", "echoes"), ("potato", "potatoes"), ("tomato", "tomatoes"), ("veto", "vetoes"),

        // Regular.
        ("sis", "ses"), ("ss", "sses"), ("us", "uses"), ("s", "ses"), ("x", "xes"), ("z", "zes"), ("ch", "ches"), ("sh", "shes"),
        ("ay", "ays"), ("ey", "eys"), ("iy", "iys"), ("oy", "oys"), ("uy", "uys"), ("y", "ies"),
    ];

    /// <summary>The plural of a noun in lower case and the singular.</summary>
    public static string Of(string lowerCaseSingular)
    {
        foreach (var (singular, plural) in Endings)
        {
            if (lowerCaseSingular.EndsWith(singular, StringComparison.Ordinal))
            {
                return lowerCaseSingular.Substring(0, lowerCaseSingular.Length - singular.Length) + plural;
            }
        }

        return lowerCaseSingular + "s";
    }
}
