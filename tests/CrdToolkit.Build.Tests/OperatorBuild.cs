using CrdToolkit.Build.Tests.Consumers;

namespace CrdToolkit.Build.Tests;

/// <summary>An operator that was restored and built once; each test gets it in the state after that build.</summary>
public sealed class OperatorBuild(PackageFeed feed) : IAsyncLifetime
{
    internal ConsumerProject Project { get; } = ConsumerProject.Operator(feed.CreateConsumerDirectory());

    /// <summary>What the very first build said.</summary>
    internal CommandResult FirstBuild { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Project
            .WithFile("VirtualMachine.cs", ConsumerSources.Machine)
            .WithFile("VirtualMachineReconciler.cs", ConsumerSources.Reconciler)
            .WithFile("Program.cs", ConsumerSources.Program);
        FirstBuild = (await Project.RestoreAndBuildAsync()).Succeeded();
        Copy(Project.Directory, Saved);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Puts every file back as it was after the first build, with its time.</summary>
    internal void Reset()
    {
        Directory.Delete(Project.Directory, recursive: true);
        Copy(Saved, Project.Directory);
    }

    private string Saved => Project.Directory + ".saved";

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
        }
    }
}
