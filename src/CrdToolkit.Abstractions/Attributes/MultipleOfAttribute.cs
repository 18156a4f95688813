namespace CrdToolkit;

/// <summary>A number of which the value must be a multiple (<c>multipleOf</c>).</summary>
/// <param name="divisor">The number, greater than zero.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MultipleOfAttribute(double divisor) : Attribute
{
    /// <summary>The number.</summary>
    public double Divisor { get; } = divisor;
}
