namespace CrdToolkit;

/// <summary>
/// Makes a property one that the <c>scale</c> subresource reads or sets, wherever it is inside of the spec or the status of a resource with
/// <see cref="SubresourceScaleAttribute"/>: renamed or moved, it stays so.
/// </summary>
/// <param name="field">What the property is; each of the fields is one property.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class ScaleAttribute(ScaleField field) : Attribute
{
    /// <summary>What the property is.</summary>
    public ScaleField Field { get; } = field;
}
