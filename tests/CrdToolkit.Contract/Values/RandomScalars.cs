using System.Text.RegularExpressions;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using k8s.Models;

namespace CrdToolkit.Contract.Values;

/// <summary>Random values of the scalar types: often the extremes, else anything that the type and the schema allow.</summary>
internal sealed class RandomScalars(Random random)
{
    private static readonly string[] Texts =
        ["", "a", "A1", "web-0", "Ünïcode", "😀 emoji", "quote \" and \\", "line\nbreak", "tab\t", "<b>&amp;</b>", "null", "0", "true", " blank "];

    private static readonly string[] Quantities = ["0", "1", "500m", "2Gi", "1.5", "1e3", "100k", "12E", "0.1"];

    private static readonly string[] Candidates = ["a", "A1", "Ready", "example.com/Ready", "x0"];

    /// <summary>A value of a type; null for a type that is no scalar.</summary>
    public object? Create(Type type, JsonSchemaProps schema)
    {
        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return type.IsDefined(typeof(FlagsAttribute), false) ? Enum.ToObject(type, random.Next(4)) : values.GetValue(random.Next(values.Length));
        }

        return type switch
        {
            _ when type == typeof(string) => Text(schema),
            _ when type == typeof(bool) => random.Next(2) == 0,
            _ when type == typeof(char) => "aZ9ü漢"[random.Next(5)],
            _ when type == typeof(sbyte) => (sbyte)Integer(schema, sbyte.MinValue, sbyte.MaxValue),
            _ when type == typeof(byte) => (byte)Integer(schema, byte.MinValue, byte.MaxValue),
            _ when type == typeof(short) => (short)Integer(schema, short.MinValue, short.MaxValue),
            _ when type == typeof(ushort) => (ushort)Integer(schema, ushort.MinValue, ushort.MaxValue),
            _ when type == typeof(int) => (int)Integer(schema, int.MinValue, int.MaxValue),
            _ when type == typeof(uint) => (uint)Integer(schema, uint.MinValue, uint.MaxValue),
            _ when type == typeof(long) => Integer(schema, long.MinValue, long.MaxValue),
            // JSON numbers of the API server end at 2^63-1, and the schema says so.
            _ when type == typeof(ulong) => (ulong)Integer(schema, 0, long.MaxValue),
            _ when type == typeof(float) => random.Next(4) == 0 ? float.MaxValue : (float)((random.NextDouble() - 0.5) * 1e6),
            _ when type == typeof(double) => random.Next(4) switch { 0 => double.MaxValue, 1 => double.Epsilon, _ => (random.NextDouble() - 0.5) * 1e9 },
            _ when type == typeof(decimal) => Math.Round((decimal)(random.NextDouble() * 1e6), random.Next(6)),
            _ when type == typeof(DateTime) => Moment().UtcDateTime,
            _ when type == typeof(DateTimeOffset) => Moment().ToOffset(TimeSpan.FromMinutes(random.Next(-600, 600))),
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Moment().UtcDateTime),
            _ when type == typeof(TimeOnly) => new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay)),
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(random.NextInt64(-1_000_000_000_000, 1_000_000_000_000)),
            _ when type == typeof(Guid) => new Guid(Bytes(16)),
            _ when type == typeof(Uri) => new Uri(random.Next(2) == 0 ? "a/b?c=d" : "https://example.com/ü", UriKind.RelativeOrAbsolute),
            _ when type == typeof(Version) => new Version(random.Next(10), random.Next(10)),
            _ when type == typeof(byte[]) => Bytes(random.Next(1, 5)),
            // The API server's format "byte" refuses the empty string; the analyzer tells where C# would write it unasked.
            _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>(Bytes(random.Next(1, 5))),
            _ when type == typeof(ResourceQuantity) => new ResourceQuantity(Quantities[random.Next(Quantities.Length)]),
            _ when type == typeof(IntOrString) => random.Next(2) == 0 ? (IntOrString)random.Next(65536).ToString(System.Globalization.CultureInfo.InvariantCulture) : (IntOrString)"50%",
            _ => null,
        };
    }

    /// <summary>A string that a schema allows.</summary>
    public string Text(JsonSchemaProps schema)
    {
        if (!schema.Enum.IsEmpty)
        {
            return ((JsonString)schema.Enum[random.Next(schema.Enum.Count)]).Value;
        }

        if (schema.Format == "byte")
        {
            return Convert.ToBase64String(Bytes(4));
        }

        var fitting = Texts.Concat(Candidates)
            .Where(text => (schema.Pattern is null || Regex.IsMatch(text, schema.Pattern)) && text.Length >= (schema.MinLength ?? 0) && text.Length <= (schema.MaxLength ?? int.MaxValue))
            .ToList();
        return fitting[random.Next(fitting.Count)];
    }

    private long Integer(JsonSchemaProps schema, long lowest, long highest)
    {
        var least = Math.Max(lowest, schema.Minimum is { } minimum ? (long)Math.Ceiling(minimum) : lowest);
        var most = schema.Maximum is { } maximum && maximum < highest ? (long)maximum : highest;
        return random.Next(4) switch
        {
            0 => least,
            1 => most,
            _ when least <= 0 && most >= 0 => random.Next(2) == 0 ? 0 : Math.Clamp(random.Next(-100, 100), least, most),
            _ => random.NextInt64(least, most),
        };
    }

    // With microseconds, which is what Kubernetes keeps.
    private DateTimeOffset Moment() =>
        new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next()).AddTicks(random.Next(2) * 10 * random.Next(1_000_000));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
