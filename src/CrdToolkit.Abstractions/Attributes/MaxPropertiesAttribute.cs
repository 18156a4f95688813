namespace CrdToolkit;

/// <summary>How many properties an object may have at most (<c>maxProperties</c>). For dictionaries <c>[MaxLength]</c> says the same.</summary>
/// <param name="count">The number, zero or more.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MaxPropertiesAttribute(int count) : Attribute
{
    /// <summary>The number.</summary>
    public int Count { get; } = count;
}
