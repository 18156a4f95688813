namespace CrdToolkit.Schema.Definitions;

/// <summary>One entry of <c>additionalPrinterColumns</c>.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Type">One of <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>date</c>.</param>
/// <param name="JsonPath">Where the value is, such as <c>.spec.cpu</c>.</param>
public sealed record PrinterColumn(string Name, string Type, string JsonPath)
{
    /// <summary>An OpenAPI format.</summary>
    public string? Format { get; init; }

    /// <summary>What the column shows.</summary>
    public string? Description { get; init; }

    /// <summary>0 is shown always, more only with <c>-o wide</c>.</summary>
    public int Priority { get; init; }
}
