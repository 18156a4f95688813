using System.Threading.Channels;

namespace CrdToolkit.Tests.Fakes;

/// <summary>Notes what a reader reads, as short words.</summary>
internal sealed class RecordingSink : IReaderSink<Machine>
{
    private readonly Channel<string> words = Channel.CreateUnbounded<string>();

    public async Task ExpectAsync(params string[] expected)
    {
        foreach (var word in expected)
            Assert.Equal(word, await Patience.WaitAsync(words.Reader.ReadAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Below this, states are older than what was seen.</summary>
    public ulong Newest { get; set; }

    public bool IsBehind(string? resourceVersion) => ResourceVersion.Parse(resourceVersion) < Newest;

    public void ListStarted() => words.Writer.TryWrite("list");

    public void Listed(ParsedResource<Machine> resource) => words.Writer.TryWrite($"listed {Name(resource)}");

    public void ListCompleted(string? resourceVersion) => words.Writer.TryWrite($"complete {resourceVersion}");

    public void Changed(ParsedResource<Machine> resource) => words.Writer.TryWrite($"changed {Name(resource)}");

    public void Deleted(ParsedResource<Machine> resource) => words.Writer.TryWrite($"deleted {Name(resource)}");

    public void Bookmarked(string? resourceVersion) => words.Writer.TryWrite($"bookmark {resourceVersion}");

    private static string Name(ParsedResource<Machine> resource) =>
        resource.IsReadable ? resource.Metadata.Name : $"{resource.Metadata.Name}?{resource.Unreadable.JsonPath}";
}
