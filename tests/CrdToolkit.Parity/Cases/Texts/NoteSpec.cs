namespace CrdToolkit.Parity.Cases.Texts;

public sealed record NoteSpec
{
    [Pattern("^[a-z][a-z0-9]*$"), MaxLength(63), MinLength(1)]
    public required string Name { get; init; }

    /// <summary>Schedule is when it is read.</summary>
    [DisplayName("The schedule"), StringLength(100)]
    public string? Schedule { get; init; }

    [Format("hostname")]
    public string? Host { get; init; }

    [Nullable]
    public string? Author { get; init; }

    public byte[]? Body { get; init; }

    public DateTimeOffset? Since { get; init; }

    [Pattern("^v[0-9]+$"), RegularExpression("v.{1,3}")]
    public string? Version { get; init; }

    public ResourceQuantity? Size { get; init; }

    [Pattern("^[0-9]+%$")]
    public IntOrString? Share { get; init; }

    public Zone? Zone { get; init; }

    /// <summary>Spare is where it may go.</summary>
    [Constraints(MaxLength = 9)]
    public Zone? Spare { get; init; }

    [Pattern("z$")]
    public Zone? Last { get; init; }

    [Items(MinLength = 3)]
    public List<Zone>? Zones { get; init; }
}
