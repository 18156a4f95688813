using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrdToolkit;

/// <summary>
/// Turns what a converter of the Kubernetes client throws into a <see cref="JsonException"/>, to which the serializer then adds the
/// path: without it nobody learns which of the many fields was wrong.
/// </summary>
internal sealed class LocatingConverter<T>(JsonConverter<T> inner) : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return inner.Read(ref reader, typeToConvert, options);
        }
        catch (Exception exception) when (exception is not (JsonException or OutOfMemoryException))
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => inner.Write(writer, value, options);
}
