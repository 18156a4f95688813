using CrdToolkit.Testing.Xunit.Tests;

[assembly: AssemblyFixture(typeof(GreeterCluster))]

namespace CrdToolkit.Testing.Xunit.Tests;

/// <summary>The cluster of all tests of this assembly, with the definition that their operator needs.</summary>
public sealed class GreeterCluster : ClusterFixture
{
    protected override IEnumerable<string> DefinitionPaths => [Path.Combine(AppContext.BaseDirectory, "greetings.yaml")];
}
