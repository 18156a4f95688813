using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>What <c>[assembly: SchemaDescriptions]</c> says of the descriptions of all schemas.</summary>
/// <param name="Mode">How much of each is kept.</param>
/// <param name="MaxLength">The longest, in characters; 0 is no limit.</param>
/// <param name="BuiltInTypes">Whether Kubernetes' own types are described.</param>
internal sealed record DescriptionSettings(DescriptionMode Mode, int MaxLength, bool BuiltInTypes)
{
    private static readonly char[] Terminals = ['.', '!', '?'];

    public static DescriptionSettings Of(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Find(AttributeNames.SchemaDescriptions) is { } attribute
            ? new((DescriptionMode)attribute.Argument<int>(0), attribute.Property<int>("MaxLength"), attribute.Property<bool>("BuiltInTypes"))
            : new(DescriptionMode.Full, 0, false);

    /// <summary>What is kept of a description; null for nothing.</summary>
    public string? Limit(string? text) => text is null || Mode == DescriptionMode.None ? null
        : Cut(Mode == DescriptionMode.FirstSentence ? FirstSentence(text) : text);

    // A dot ends a sentence where white space and then no small letter or digit follows, and where it ends no abbreviation such as "e.g.".
    private static string FirstSentence(string text)
    {
        var paragraph = text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var gap ? text.Substring(0, gap) : text;
        for (var end = paragraph.IndexOfAny(Terminals); end >= 0 && end < paragraph.Length - 2; end = paragraph.IndexOfAny(Terminals, end + 1))
        {
            if (char.IsWhiteSpace(paragraph[end + 1])
                && !char.IsLower(paragraph[end + 2])
                && !char.IsDigit(paragraph[end + 2])
                && (end < 2 || paragraph[end - 2] != '.'))
            {
                return paragraph.Substring(0, end + 1);
            }
        }

        return paragraph;
    }

    // At the end of a sentence, else between words, else anywhere.
    private string Cut(string text)
    {
        if (MaxLength <= 0 || text.Length <= MaxLength)
        {
            return text;
        }

        var sentence = text.LastIndexOfAny(Terminals, MaxLength - 1);
        if (sentence >= 0)
        {
            return text.Substring(0, sentence + 1);
        }

        var kept = Math.Max(MaxLength - Ellipsis.Length, 0);
        var blank = kept == 0 ? -1 : text.LastIndexOf(' ', kept);
        var end = blank > 0 ? blank : kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept;
        return text.Substring(0, end) + Ellipsis.Substring(0, Math.Min(Ellipsis.Length, MaxLength));
    }

    private const string Ellipsis = "...";
}
