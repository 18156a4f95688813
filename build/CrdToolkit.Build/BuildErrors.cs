namespace CrdToolkit.Build;

/// <summary>The codes of what the build reports; those of the analyzers are lower.</summary>
internal static class BuildErrors
{
    /// <summary>The generator withheld a definition.</summary>
    public const string Withheld = "CRD9001";

    /// <summary>A file of someone else's is where ours belongs.</summary>
    public const string InTheWay = "CRD9002";

    /// <summary>A manifest is not what the types say, under CheckCrdManifests.</summary>
    public const string Drift = "CRD9003";

    /// <summary>Two assemblies carry different definitions of one name, or one that cannot be read.</summary>
    public const string Ambiguous = "CRD9004";

    /// <summary>A warning: objects or clients of the definition as it was are no longer right.</summary>
    public const string Breaking = "CRD9005";
}
