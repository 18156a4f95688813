using System.Text.Json.Serialization;
using k8s.Models;

namespace CrdToolkit.Contract.Shapes;

/// <summary>One value of each scalar type, given and perhaps missing.</summary>
[CustomResource("contract.example.com", "v1")]
public partial record Scalars : CustomResource<ScalarsSpec>;

public sealed record ScalarsSpec
{
    public required bool Bool { get; init; }
    public char Char { get; init; } = 'x';
    public sbyte SByte { get; init; }
    public byte Byte { get; init; }
    public short Short { get; init; }
    public ushort UShort { get; init; }
    public int Int { get; init; } = 3;
    public uint UInt { get; init; }
    public long Long { get; init; }
    public ulong ULong { get; init; }
    public float Float { get; init; }
    public double Double { get; init; }
    public decimal Decimal { get; init; }
    public required string Text { get; init; }
    public string URLPath { get; init; } = "/";
    public DateTime DateTime { get; init; }
    public DateTimeOffset DateTimeOffset { get; init; }
    public DateOnly DateOnly { get; init; }
    public TimeOnly TimeOnly { get; init; }
    public TimeSpan TimeSpan { get; init; } = TimeSpan.FromSeconds(30);
    public Guid Guid { get; init; }
    public Uri? Uri { get; init; }
    public Version? Version { get; init; }
    public byte[]? Bytes { get; init; }
    public ReadOnlyMemory<byte> Memory { get; init; } = new byte[] { 1 };
    public Phase Phase { get; init; }
    public Access Access { get; init; }
    [JsonConverter(typeof(JsonNumberEnumConverter<Phase>))] public Phase PhaseNumber { get; init; }
    public required ResourceQuantity Quantity { get; init; }
    public IntOrString? Port { get; init; }
    public MachineId Id { get; init; } = new("none");
    [JsonConverter(typeof(SecondsConverter)), SchemaType(typeof(long))] public TimeSpan Seconds { get; init; }
    public bool? MaybeBool { get; init; }
    public int? MaybeInt { get; init; }
    public double? MaybeDouble { get; init; }
    public DateTime? MaybeDateTime { get; init; }
    public TimeSpan? MaybeTimeSpan { get; init; }
    public Guid? MaybeGuid { get; init; }
    public Phase? MaybePhase { get; init; }
    public MachineId? MaybeId { get; init; }
    [JsonPropertyName("with.dot")] public int Dotted { get; init; }
    [JsonPropertyName("with-dash")] public string? Dashed { get; init; }
    [JsonInclude] internal int Included { get; init; }
}
