namespace CrdToolkit;

/// <summary>
/// Says how much of the documentation gets into the schemas of the assembly. <c>kubectl apply</c> keeps a copy of what it applies in an
/// annotation, and an object's annotations may have 262,144 bytes in all: descriptions are most of a large definition.
/// </summary>
/// <param name="mode">How much of each description is kept.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SchemaDescriptionsAttribute(DescriptionMode mode = DescriptionMode.Full) : Attribute
{
    /// <summary>How much of each description is kept.</summary>
    public DescriptionMode Mode { get; } = mode;

    /// <summary>
    /// The longest description, in characters; 0, the default, is no limit. A longer one is cut at the end of its last whole sentence, or
    /// where there is none between words, with three dots.
    /// </summary>
    public int MaxLength { get; set; }

    /// <summary>
    /// Whether Kubernetes' own types, such as <c>V1PodTemplateSpec</c>, are described as well. False by default: the descriptions of one
    /// pod template are larger than an annotation may be.
    /// </summary>
    public bool BuiltInTypes { get; set; }
}
