using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Renders an element of a documentation comment as the plain text of a description.</summary>
internal static class DocumentationText
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>Paragraphs are parted by an empty line, list items begin with a dash; within them white space is one blank.</summary>
    public static string Render(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            Append(text, node);
        }

        var blanks = Regex.Replace(text.ToString(), @"[ \t]+", " ");
        var lines = Regex.Replace(blanks, @" ?\n ?", "\n");
        return Regex.Replace(lines, @"\n{3,}", ParagraphBreak).Trim();
    }

    private static void Append(StringBuilder text, XNode node)
    {
        switch (node)
        {
            case XText content:
                // A line break in the comment is none in the text.
                text.Append(Regex.Replace(content.Value, @"\s+", " "));
                break;
            case XElement element:
                AppendElement(text, element);
                break;
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                text.Append(ParagraphBreak).Append(Render(element)).Append(ParagraphBreak);
                break;
            case "br":
                text.Append('\n');
                break;
            case "list":
                AppendList(text, element);
                break;
            case "code":
                text.Append(ParagraphBreak).Append(element.Value.Trim()).Append(ParagraphBreak);
                break;
            case "see" or "seealso" or "paramref" or "typeparamref":
                text.Append(element.Nodes().Any() ? Render(element) : Reference(element));
                break;
            default:
                foreach (var node in element.Nodes())
                {
                    Append(text, node);
                }

                break;
        }
    }

    private static void AppendList(StringBuilder text, XElement list)
    {
        text.Append('\n');
        foreach (var item in list.Elements().Where(item => item.Name.LocalName is "item" or "listheader"))
        {
            var term = item.Elements().FirstOrDefault(part => part.Name.LocalName == "term");
            var description = item.Elements().FirstOrDefault(part => part.Name.LocalName == "description");
            var content = term is null && description is null
                ? Render(item)
                : string.Join(": ", new[] { term, description }.OfType<XElement>().Select(Render));
            text.Append("\n- ").Append(content.Replace("\n", " "));
        }

        text.Append(ParagraphBreak);
    }

    private static string Reference(XElement element)
    {
        var reference = element.Attribute("cref")?.Value ?? element.Attribute("langword")?.Value
            ?? element.Attribute("name")?.Value ?? element.Attribute("href")?.Value ?? "";
        if (element.Attribute("cref") is null)
        {
            return reference;
        }

        // A link names a member; its last name is what a reader needs.
        var withoutArguments = Regex.Replace(reference, @"[({<].*$", "");
        return withoutArguments.Substring(withoutArguments.LastIndexOfAny(['.', ':']) + 1);
    }
}
