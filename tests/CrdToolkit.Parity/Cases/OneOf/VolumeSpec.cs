namespace CrdToolkit.Parity.Cases.OneOf;

public sealed record VolumeSpec
{
    public ExactlyOne? Exactly { get; init; }

    public AtMostOne? AtMost { get; init; }

    public AtLeastOne? AtLeast { get; init; }

    public Combined? Combined { get; init; }
}
