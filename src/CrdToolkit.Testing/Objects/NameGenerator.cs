using System.Security.Cryptography;

namespace CrdToolkit.Testing.Objects;

/// <summary>Makes names of <c>metadata.generateName</c> (names.SimpleNameGenerator).</summary>
internal static class NameGenerator
{
    /// <summary>How often a name is drawn when the one before is taken.</summary>
    public const int MaximumAttempts = 8;

    private const int MaximumBaseLength = 58;
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The base, cut to 58 characters, and 5 random ones.</summary>
    public static string Generate(string generateName)
    {
        var start = generateName.Length > MaximumBaseLength ? generateName[..MaximumBaseLength] : generateName;
        return start + RandomNumberGenerator.GetString(Alphabet, 5);
    }
}
