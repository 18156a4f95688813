using System.Globalization;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>An address of the internet.</summary>
/// <param name="bytes">Its 4 or 16 bytes.</param>
internal sealed class CelAddress(IReadOnlyList<byte> bytes) : CelExtension
{
    /// <summary>Its 4 or 16 bytes.</summary>
    public IReadOnlyList<byte> Bytes => bytes;

    /// <inheritdoc/>
    public override string TypeName => "net.IP";

    /// <summary>As it is written canonically: the first of the longest rows of zeros is left out.</summary>
    public override string Text => IsVersion4 ? string.Join(".", bytes) : Groups();

    private bool IsVersion4 => bytes.Count == 4;

    private bool IsUnspecified => bytes.All(part => part == 0);

    private bool IsLoopback => IsVersion4 ? bytes[0] == 127 : bytes.Take(15).All(part => part == 0) && bytes[15] == 1;

    private bool IsMulticast => IsVersion4 ? (bytes[0] & 0xf0) == 0xe0 : bytes[0] == 0xff;

    private bool IsLinkLocalMulticast => IsVersion4 ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xff && (bytes[1] & 0x0f) == 2;

    private bool IsLinkLocalUnicast => IsVersion4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;

    private bool IsBroadcast => IsVersion4 && bytes.All(part => part == 255);

    /// <summary>Reads an address.</summary>
    /// <returns>The address, or the <see cref="CelFailure"/> that it is.</returns>
    public static object Read(string text)
    {
        var parser = new CelAddressParser(text);
        var bytes = parser.Parse();
        return bytes is null ? new CelFailure($"IP Address {GoText.Quote(text)} parse error during conversion from string: {parser.Problem}")
            : parser.HasZone ? new CelFailure($"IP address {GoText.Quote(text)} with zone value is not allowed")
            : IsMapped(bytes) ? new CelFailure($"IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed")
            : new CelAddress(bytes);
    }

    /// <summary>Whether it is an address of version 4 in the clothes of one of version 6.</summary>
    public static bool IsMapped(IReadOnlyList<byte> bytes) => bytes.Count == 16 && bytes.Take(10).All(part => part == 0) && bytes[10] == 0xff && bytes[11] == 0xff;

    /// <inheritdoc/>
    public override object? Call(string method, IReadOnlyList<object> arguments) => arguments.Count > 0 ? null : method switch
    {
        "family" => IsVersion4 ? 4L : 6L,
        "isUnspecified" => IsUnspecified,
        "isLoopback" => IsLoopback,
        "isLinkLocalMulticast" => IsLinkLocalMulticast,
        "isLinkLocalUnicast" => IsLinkLocalUnicast,
        "isGlobalUnicast" => !IsUnspecified && !IsLoopback && !IsMulticast && !IsLinkLocalUnicast && !IsBroadcast,
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelAddress other && bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes[bytes.Count - 1];

    private string Groups()
    {
        var groups = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToList();
        var (from, length) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var zeros = groups.Skip(i).TakeWhile(group => group == 0).Count();
            if (zeros > length)
            {
                (from, length) = (i, zeros);
            }
        }

        var written = groups.Select(group => group.ToString("x", CultureInfo.InvariantCulture)).ToList();
        return from < 0 ? string.Join(":", written) : $"{string.Join(":", written.Take(from))}::{string.Join(":", written.Skip(from + length))}";
    }
}
