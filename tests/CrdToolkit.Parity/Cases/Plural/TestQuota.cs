namespace CrdToolkit.Parity.Cases.Plural;

/// <summary>TestQuota has a plural of its own and a field at the root.</summary>
[CustomResource("plural.example.com", "v1")]
public partial record TestQuota : CustomResource
{
    /// <summary>Bytes is the quota.</summary>
    public long? Bytes { get; init; }
}
