using System.Globalization;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>A level, as a version of Kubernetes understands it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Minor">The minor version; null for the latest.</param>
internal sealed record SecurityStandard(SecurityLevel Level, int? Minor)
{
    /// <summary>What holds where a namespace says nothing.</summary>
    public static SecurityStandard Default { get; } = new(SecurityLevel.Privileged, null);

    /// <summary>The level as labels name it, and its version: <c>restricted:latest</c>.</summary>
    public override string ToString() =>
        $"{Level.ToString().ToLowerInvariant()}:{(Minor is { } minor ? $"v1.{minor.ToString(CultureInfo.InvariantCulture)}" : "latest")}";
}
