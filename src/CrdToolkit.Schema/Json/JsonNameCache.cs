using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// Hands out one string for the same short name again and again: objects of one kind repeat their member names, and a thousand
/// of them then share the strings. A slot holds the last name that fell into it; races only cost a second string.
/// </summary>
internal static class JsonNameCache
{
    private const int MaxLength = 48;
    private static readonly string?[] Slots = new string?[4096];

    /// <summary>The name that a range of UTF-8 bytes, without escapes, spells.</summary>
    public static string Get(byte[] utf8, int offset, int length)
    {
        if (length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8, offset, length);
        }

        var hash = 0u;
        for (var i = offset; i < offset + length; i++)
        {
            hash = unchecked((hash * 31) + utf8[i]);
        }

        ref var slot = ref Slots[(hash ^ (hash >> 15)) & (Slots.Length - 1)];
        var cached = slot;
        return cached is not null && Spells(cached, utf8, offset, length) ? cached : slot = Encoding.UTF8.GetString(utf8, offset, length);
    }

    private static bool Spells(string name, byte[] utf8, int offset, int length)
    {
        if (name.Length != length)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            // A name with a character beyond ASCII has more bytes than characters, or differs here.
            if (name[i] != utf8[offset + i])
            {
                return false;
            }
        }

        return true;
    }
}
