using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Reads and writes objects of one kind, each byte once. An object that the type cannot read is no error here: it comes back as
/// such, with its metadata.
/// </summary>
/// <param name="api">The contract.</param>
/// <param name="descriptor">The kind.</param>
/// <param name="fromMetadata">Makes the object of its metadata, where only that is read; null where whole objects are.</param>
internal sealed class ResourceJson<T>(KubernetesApi api, ResourceDescriptor descriptor, Func<V1ObjectMeta, T>? fromMetadata = null)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly JsonTypeInfo<T>? type = fromMetadata is null ? (JsonTypeInfo<T>)api.Json.GetTypeInfo(typeof(T)) : null;
    private readonly JsonTypeInfo<V1ObjectMeta> metadataType = (JsonTypeInfo<V1ObjectMeta>)api.Json.GetTypeInfo(typeof(V1ObjectMeta));
    private readonly JsonTypeInfo<V1ListMeta> listMetadataType = (JsonTypeInfo<V1ListMeta>)api.Json.GetTypeInfo(typeof(V1ListMeta));
    private readonly JsonReaderOptions readerOptions = new() { MaxDepth = api.Json.MaxDepth };

    /// <summary>Whether the records of who set which field are passed over, which saves most of the work of reading them.</summary>
    public bool SkipsManagedFields { get; init; }

    public byte[] Write(T resource)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(resource, type!);
        // Models of the client come without, and must not be changed: they may be somebody's.
        if (resource.ApiVersion is not null && resource.Kind is not null)
            return json;
        var prefix = Encoding.UTF8.GetBytes(
            "{" + (resource.ApiVersion is null ? $"\"apiVersion\":\"{descriptor.ApiVersion}\"," : "") + (resource.Kind is null ? $"\"kind\":\"{descriptor.Kind}\"," : ""));
        // An object without any property has no comma to follow.
        return json.Length == 2 ? [.. prefix.AsSpan(0, prefix.Length - 1), (byte)'}'] : [.. prefix, .. json.AsSpan(1)];
    }

    public ParsedResource<T> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, readerOptions);
        reader.Read();
        return Read(ref reader);
    }

    /// <summary>Reads the object whose first token the reader stands on; leaves it on the last one.</summary>
    public ParsedResource<T> Read(ref Utf8JsonReader reader)
    {
        ManagedFieldsConverter.Skips = SkipsManagedFields;
        if (fromMetadata is not null)
        {
            var partial = fromMetadata(ReadMetadata(ref reader));
            partial.ApiVersion = descriptor.ApiVersion;
            partial.Kind = descriptor.Kind;
            return ParsedResource<T>.Read(partial, partial.Metadata);
        }

        var start = reader;
        try
        {
            var value = JsonSerializer.Deserialize(ref reader, type!) ?? throw new JsonException("null is no object");
            // Items of a list of a built-in kind come without; one string serves all objects.
            value.ApiVersion = descriptor.ApiVersion;
            value.Kind = descriptor.Kind;
            value.Metadata ??= new V1ObjectMeta();
            return ParsedResource<T>.Read(value, value.Metadata);
        }
        // Whatever a converter or a constructor of the user's type throws: that object is at fault, no other.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            reader = start;
            var metadata = ReadMetadata(ref reader);
            return ParsedResource<T>.Failed(new UnreadableResource(metadata, PathOf(exception), ReasonOf(exception)), exception);
        }
        finally
        {
            ManagedFieldsConverter.Skips = false;
        }
    }

    /// <summary>Reads the answer to a list request.</summary>
    public void ReadList(ReadOnlySpan<byte> json, Action<ParsedResource<T>> item, out V1ListMeta metadata)
    {
        metadata = new V1ListMeta();
        var reader = new Utf8JsonReader(json, readerOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = reader.ValueTextEquals("items"u8);
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (isMetadata)
                metadata = JsonSerializer.Deserialize(ref reader, listMetadataType) ?? metadata;
            else if (isItems && reader.TokenType == JsonTokenType.StartArray)
                ReadItems(ref reader, item);
            else
                reader.Skip();
        }
    }

    /// <summary>Reads nothing of a list but its metadata, which come before the items.</summary>
    public V1ListMeta ReadListMetadata(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, readerOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (isMetadata)
                return JsonSerializer.Deserialize(ref reader, listMetadataType) ?? new V1ListMeta();
            reader.Skip();
        }

        return new V1ListMeta();
    }

    private void ReadItems(ref Utf8JsonReader reader, Action<ParsedResource<T>> item)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            item(Read(ref reader));
    }

    /// <summary>Reads nothing but the metadata of the object whose first token the reader stands on; leaves it on the last one.</summary>
    public V1ObjectMeta ReadMetadata(ref Utf8JsonReader reader)
    {
        V1ObjectMeta? metadata = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new V1ObjectMeta();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (isMetadata)
            {
                var start = reader;
                try
                {
                    metadata = JsonSerializer.Deserialize(ref reader, metadataType);
                }
                catch (JsonException)
                {
                    reader = start;
                    reader.Skip();
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return metadata ?? new V1ObjectMeta();
    }

    private static string PathOf(Exception exception) => (exception as JsonException)?.Path ?? "$";

    private static string ReasonOf(Exception exception)
    {
        // The serializer appends where it is; we say that ourselves, in the words of Kubernetes.
        var text = exception.Message;
        var position = text.IndexOf(" Path: $", StringComparison.Ordinal);
        return (position < 0 ? text : text[..position]).TrimEnd('.', ' ');
    }
}
