using System.Globalization;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A range of addresses: those that begin with the same bits.</summary>
/// <param name="address">An address in it.</param>
/// <param name="length">How many bits.</param>
internal sealed class CelAddressRange(CelAddress address, int length) : CelExtension
{
    private const string Words = "network address parse error during conversion from string: ";

    private CelAddress Address => address;

    private int Length => length;

    /// <inheritdoc/>
    public override string TypeName => "net.CIDR";

    /// <inheritdoc/>
    public override string Text => $"{address.Text}/{length.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads a range.</summary>
    /// <returns>The range, or the <see cref="CelFailure"/> that it is.</returns>
    public static object Read(string text)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            return Wrong("no '/'");
        }

        var parser = new CelAddressParser(text.Substring(0, slash));
        var bits = text.Substring(slash + 1);
        return parser.Parse() is not { } bytes ? Wrong(parser.Problem)
            : parser.HasZone ? Wrong("IPv6 zones cannot be present in a prefix")
            : StringFormats.Digits(bits) is not (>= 0 and var number) || (bits.Length > 1 && bits[0] == '0') ? Wrong($"bad bits after slash: {GoText.Quote(bits)}")
            : number > 8 * bytes.Count ? Wrong("prefix length out of range")
            : CelAddress.IsMapped(bytes) ? new CelFailure($"{Words}IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed")
            : new CelAddressRange(new CelAddress(bytes), number);

        CelFailure Wrong(string words) => new($"{Words}{Words}netip.ParsePrefix({GoText.Quote(text)}): {words}");
    }

    /// <inheritdoc/>
    public override object? Call(string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("ip", []) => address,
        ("masked", []) => Masked(),
        ("prefixLength", []) => (long)length,
        ("containsIP", [CelAddress other]) => Contains(other),
        ("containsIP", [string text]) => CelAddress.Read(text) is CelAddress other ? Contains(other) : CelFunctions.NoOverload,
        ("containsCIDR", [CelAddressRange other]) => Contains(other),
        ("containsCIDR", [string text]) => Read(text) is var read && read is CelAddressRange other ? Contains(other) : read,
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelAddressRange other && length == other.Length && address.Equals(other.Address);

    /// <inheritdoc/>
    public override int GetHashCode() => length;

    private bool Contains(CelAddressRange other) => length <= other.Length && Contains(other.Address);

    private bool Contains(CelAddress other) =>
        address.Bytes.Count == other.Bytes.Count && Mask(address).SequenceEqual(Mask(other));

    private CelAddressRange Masked() => new(new CelAddress([.. Mask(address)]), length);

    private IEnumerable<byte> Mask(CelAddress value) => value.Bytes.Select((part, index) =>
        length >= 8 * (index + 1) ? part
        : length <= 8 * index ? (byte)0
        : (byte)(part & (0xff << (8 - (length - (8 * index))))));
}
