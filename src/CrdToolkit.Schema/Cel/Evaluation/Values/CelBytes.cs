using System.Text;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A row of bytes.</summary>
/// <param name="content">The bytes, which nobody changes.</param>
internal sealed class CelBytes(byte[] content)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes.</summary>
    public byte[] Content => content;

    /// <summary>A text in UTF-8.</summary>
    public static CelBytes Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The text that they are in UTF-8; null where they are none.</summary>
    public string? Text()
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Which of two comes first.</summary>
    public int CompareTo(CelBytes other)
    {
        for (var i = 0; i < Math.Min(content.Length, other.Content.Length); i++)
        {
            if (content[i] != other.Content[i])
            {
                return content[i] < other.Content[i] ? -1 : 1;
            }
        }

        return content.Length.CompareTo(other.Content.Length);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelBytes other && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => content.Length;
}
