namespace CrdToolkit;

/// <summary>
/// The fields of an object that an apply sets. Fields that it leaves out stay with whom they belong to; those that an earlier apply
/// under the same name had set, and no other, are removed.
/// </summary>
public abstract record ResourceApply : ApplyFields
{
    /// <summary>Which object is meant, and what is set of its metadata.</summary>
    public required ObjectMetaApply Metadata { get; init; }

    internal void WriteFieldsWithMetadata(ApplyWriter writer)
    {
        writer.Name("metadata").Write(Metadata);
        WriteFields(writer);
    }
}
