using CrdToolkit.Build.Tests.Consumers;

namespace CrdToolkit.Build.Tests;

/// <summary>An operator that was restored and built once; each test edits it and builds again.</summary>
public sealed class OperatorBuild(PackageFeed feed) : IAsyncLifetime
{
    internal ConsumerProject Project { get; } = ConsumerProject.Operator(feed.CreateConsumerDirectory());

    /// <summary>What the very first build said.</summary>
    internal CommandResult FirstBuild { get; private set; } = null!;

    /// <summary>What the very first build wrote.</summary>
    internal IReadOnlyList<string> FirstManifests { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        WriteSources();
        FirstBuild = (await Project.RestoreAndBuildAsync()).Succeeded();
        FirstManifests = [.. Project.Manifests()];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Puts the sources back and builds.</summary>
    internal async Task ResetAsync()
    {
        WriteSources();
        (await Project.BuildAsync()).Succeeded();
    }

    private void WriteSources() => Project
        .WithFile("VirtualMachine.cs", ConsumerSources.Machine)
        .WithFile("VirtualMachineReconciler.cs", ConsumerSources.Reconciler)
        .WithFile("Program.cs", ConsumerSources.Program);
}
