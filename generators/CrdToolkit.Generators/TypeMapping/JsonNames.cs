using System.Text;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Names as System.Text.Json writes them under <c>JsonNamingPolicy.CamelCase</c>.</summary>
internal static class JsonNames
{
    /// <summary>
    /// The name with its leading capitals lowered, the last of several kept where it begins a word: <c>Cpu</c> gives <c>cpu</c>,
    /// <c>URLPath</c> gives <c>urlPath</c>, <c>IPv4</c> gives <c>iPv4</c>.
    /// </summary>
    public static string CamelCase(string name)
    {
        var text = new StringBuilder(name);
        for (var i = 0; i < text.Length && char.IsUpper(text[i]); i++)
        {
            var beginsWord = i > 0 && i + 1 < text.Length && !char.IsUpper(text[i + 1]);
            if (beginsWord)
            {
                break;
            }

            text[i] = char.ToLowerInvariant(text[i]);
        }

        return text.ToString();
    }
}
