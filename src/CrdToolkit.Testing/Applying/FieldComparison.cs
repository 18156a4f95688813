namespace CrdToolkit.Testing.Applying;

/// <summary>What a write does to the fields of an object.</summary>
/// <param name="Added">Fields that were not there.</param>
/// <param name="Modified">Fields with another value.</param>
/// <param name="Removed">Fields that are there no more.</param>
internal sealed record FieldComparison(FieldSet Added, FieldSet Modified, FieldSet Removed)
{
    /// <summary>Fields that the writer sets.</summary>
    public FieldSet Set { get; } = Added.Union(Modified);

    /// <summary>The comparison without some fields and what is below them.</summary>
    public FieldComparison Without(FieldSet ignored) =>
        ignored.IsEmpty ? this : new(Added.ExceptBelow(ignored), Modified.ExceptBelow(ignored), Removed.ExceptBelow(ignored));
}
