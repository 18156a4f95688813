using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>Writes values as <see cref="WireContract"/> has them, without reflection. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApplyWriter
{
    private static readonly KubernetesJson.KubernetesDateTimeConverter DateTimes = new();
    private static readonly KubernetesJson.KubernetesDateTimeOffsetConverter DateTimeOffsets = new();
    private static readonly ResourceQuantityJsonConverter Quantities = new();
    private static readonly IntOrStringJsonConverter IntsOrStrings = new();

    private readonly Utf8JsonWriter json;
    private readonly JsonSerializerOptions options;

    internal ApplyWriter(Utf8JsonWriter json, JsonSerializerOptions options)
    {
        this.json = json;
        this.options = options;
    }

    /// <summary>Writes the name of a property; its value comes next.</summary>
    public ApplyWriter Name(string name)
    {
        json.WritePropertyName(name);
        return this;
    }

    /// <summary>Writes a text.</summary>
    public void Write(string value) => json.WriteStringValue(value);

    /// <summary>Writes a character as a text.</summary>
    public void Write(char value) => json.WriteStringValue([value]);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Write(bool value) => json.WriteBooleanValue(value);

    /// <summary>Writes a whole number.</summary>
    public void Write(long value) => json.WriteNumberValue(value);

    /// <summary>Writes a whole number.</summary>
    public void Write(ulong value) => json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    public void Write(float value) => json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    public void Write(double value) => json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    public void Write(decimal value) => json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    public void WriteHalf(Half value) => JsonMetadataServices.HalfConverter.Write(json, value, options);

    /// <summary>Writes a time, in UTC.</summary>
    public void Write(DateTime value) => DateTimes.Write(json, value, options);

    /// <summary>Writes a time, in UTC.</summary>
    public void Write(DateTimeOffset value) => DateTimeOffsets.Write(json, value, options);

    /// <summary>Writes a date.</summary>
    public void Write(DateOnly value) => JsonMetadataServices.DateOnlyConverter.Write(json, value, options);

    /// <summary>Writes a time of day.</summary>
    public void Write(TimeOnly value) => JsonMetadataServices.TimeOnlyConverter.Write(json, value, options);

    /// <summary>Writes a duration, as Go does: <c>1h30m</c>.</summary>
    public void Write(TimeSpan value) => json.WriteStringValue(GoDuration.Format(value));

    /// <summary>Writes a UUID.</summary>
    public void Write(Guid value) => json.WriteStringValue(value);

    /// <summary>Writes a URI as given.</summary>
    public void Write(Uri value) => JsonMetadataServices.UriConverter.Write(json, value, options);

    /// <summary>Writes a version.</summary>
    public void Write(Version value) => JsonMetadataServices.VersionConverter.Write(json, value, options);

    /// <summary>Writes bytes in Base64.</summary>
    public void Write(byte[] value) => json.WriteBase64StringValue(value);

    /// <summary>Writes bytes in Base64.</summary>
    public void Write(ReadOnlyMemory<byte> value) => json.WriteBase64StringValue(value.Span);

    /// <summary>Writes a quantity.</summary>
    public void Write(ResourceQuantity value) => Quantities.Write(json, value, options);

    /// <summary>Writes a number or a text.</summary>
    public void Write(IntOrString value) => IntsOrStrings.Write(json, value, options);

    /// <summary>Writes free JSON.</summary>
    public void Write(JsonElement value) => value.WriteTo(json);

    /// <summary>Writes free JSON.</summary>
    public void Write(JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(json, options);
    }

    /// <summary>Writes free JSON.</summary>
    public void Write(JsonDocument value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(json);
    }

    /// <summary>Writes an object of which some fields are set.</summary>
    public void Write(ApplyFields value)
    {
        ArgumentNullException.ThrowIfNull(value);
        json.WriteStartObject();
        value.WriteTo(this);
        json.WriteEndObject();
    }

    /// <summary>Writes a list of texts.</summary>
    public void Write(IEnumerable<string?> values) => WriteList(values, static (writer, value) => writer.Write(value!));

    /// <summary>Writes a list of objects.</summary>
    public void Write(IEnumerable<ApplyFields?> values) => WriteList(values, static (writer, value) => writer.Write(value!));

    /// <summary>Writes a map of texts.</summary>
    public void Write(IEnumerable<KeyValuePair<string, string>> values) => WriteMap(values, static (writer, value) => writer.Write(value));

    /// <summary>Writes a list; an item that is null is written as such.</summary>
    public void WriteList<T>(IEnumerable<T> values, Action<ApplyWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(write);
        json.WriteStartArray();
        foreach (var value in values)
            WriteItem(value, write);
        json.WriteEndArray();
    }

    /// <summary>Writes a map; a value that is null is written as such.</summary>
    public void WriteMap<T>(IEnumerable<KeyValuePair<string, T>> values, Action<ApplyWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(write);
        json.WriteStartObject();
        WriteMembers(values, write);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of a map into the object that is being written.</summary>
    public void WriteMembers<T>(IEnumerable<KeyValuePair<string, T>> values, Action<ApplyWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(write);
        foreach (var (name, value) in values)
        {
            json.WritePropertyName(name);
            WriteItem(value, write);
        }
    }

    /// <summary>
    /// Writes a value as the serializer does: a model of the Kubernetes client, whose properties are left out where they are null, a value of a
    /// polymorphic type, what a converter makes.
    /// </summary>
    public void WriteModel<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // As its declared type: of a polymorphic one the serializer writes the discriminator.
        JsonSerializer.Serialize(json, value, options.GetTypeInfo(typeof(T)));
    }

    private void WriteItem<T>(T value, Action<ApplyWriter, T> write)
    {
        if (value is null)
            json.WriteNullValue();
        else
            write(this, value);
    }
}
