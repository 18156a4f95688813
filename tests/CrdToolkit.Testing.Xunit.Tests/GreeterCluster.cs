using System.Diagnostics.CodeAnalysis;

[assembly: AssemblyFixture(typeof(CrdToolkit.Testing.Xunit.Tests.GreeterCluster))]

namespace CrdToolkit.Testing.Xunit.Tests;

/// <summary>The cluster of all tests of this assembly, with the definition that their operator needs.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "xunit makes it.")]
public sealed class GreeterCluster : ClusterFixture
{
    protected override IEnumerable<string> DefinitionPaths => [Path.Combine(AppContext.BaseDirectory, "greetings.yaml")];
}
