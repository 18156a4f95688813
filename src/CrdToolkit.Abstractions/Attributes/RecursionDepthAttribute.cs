namespace CrdToolkit;

/// <summary>
/// Says how often a type may stand inside itself along this property. A structural schema is a finite tree, so a type that contains
/// itself needs an end: below this depth the property is not in the schema, and the API server drops it as an unknown field (or refuses
/// it, where field validation is strict, as kubectl asks for). With <c>[PreserveUnknownFields]</c> beside it, or <c>[Items(PreserveUnknownFields = true)]</c> on a list, what lies deeper is kept as
/// free JSON.
/// </summary>
/// <param name="depth">How many objects of the type may stand inside each other along this property: 1 to 10.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RecursionDepthAttribute(int depth) : Attribute
{
    /// <summary>How many objects of the type may stand inside each other along this property.</summary>
    public int Depth { get; } = depth;
}
