namespace CrdToolkit;

/// <summary>
/// What a text looks like, such as <c>ipv4</c>, <c>hostname</c> or <c>uuid</c>: one of the formats that the API server knows and checks
/// (<c>format</c>). One that it does not know is a warning: it would check nothing.
/// </summary>
/// <param name="format">The name of the format.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FormatAttribute(string format) : Attribute
{
    /// <summary>The name of the format.</summary>
    public string Format { get; } = format;
}
