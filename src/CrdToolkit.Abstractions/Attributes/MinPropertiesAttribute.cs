namespace CrdToolkit;

/// <summary>How many properties an object must have at least (<c>minProperties</c>). For dictionaries <c>[MinLength]</c> says the same.</summary>
/// <param name="count">The number, zero or more.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MinPropertiesAttribute(int count) : Attribute
{
    /// <summary>The number.</summary>
    public int Count { get; } = count;
}
