using System.ComponentModel;
using System.Text.Json;
using k8s.Models;

namespace CrdToolkit;

public abstract partial class ResourceClient<T>
{
    /// <summary>
    /// Replaces the whole status. Nothing is sent when <paramref name="resource"/> has that status already, as JSON. The object must
    /// still be the one that was read, or it is a conflict; changes made to it meanwhile are no hindrance: the last writer wins.
    /// </summary>
    /// <typeparam name="TStatus">The type of the status.</typeparam>
    /// <param name="resource">The object, as read.</param>
    /// <param name="status">The new status.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsConflict</c> when the object was deleted and made anew.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<T> UpdateStatusCoreAsync<TStatus>(T resource, TStatus status, CancellationToken cancellationToken)
        where TStatus : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(status);
        ThrowIfNotRead(resource);
        var type = Api.Json.GetTypeInfo(typeof(TStatus));
        var wanted = JsonSerializer.SerializeToUtf8Bytes(status, type);
        if (resource is IStatus<TStatus> { Status: { } present } && AreEqual(JsonSerializer.SerializeToUtf8Bytes(present, type), wanted))
            return resource;
        // To set the same status twice does no harm.
        var patch = ResourcePatch.RepeatableJson(JsonPatchOperation.Test("/metadata/uid", resource.Metadata.Uid), JsonPatchOperation.AddRaw("/status", wanted));
        return await PatchCoreAsync(NamespacedName.Of(resource), "status", patch, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the status by a patch.</summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="namespace">Its namespace; null for a cluster-scoped kind.</param>
    /// <param name="patch">The change; its paths begin at the root of the object, not at the status.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> PatchStatusCoreAsync(string name, string? @namespace, ResourcePatch patch, WriteOptions? options, CancellationToken cancellationToken) =>
        PatchCoreAsync(Key(name, @namespace), "status", patch, options, cancellationToken);

    /// <summary>Reads the wanted and the observed number of replicas.</summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="namespace">Its namespace; null for a cluster-scoped kind.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The scale of the object.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<V1Scale> GetScaleCoreAsync(string name, string? @namespace, CancellationToken cancellationToken)
    {
        var key = Key(name, @namespace);
        var request = new ApiRequest(ApiVerb.Get, Descriptor, key.Namespace, key.Name, "scale");
        using var body = await Api.PersistentTransport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ReadScale(body);
    }

    /// <summary>Sets the wanted number of replicas.</summary>
    /// <param name="scale">A scale as read, with another <c>Spec.Replicas</c>; with its resource version, a change meanwhile is a conflict.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The scale as the server has it now.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<V1Scale> UpdateScaleCoreAsync(V1Scale scale, WriteOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var key = Key(scale.Metadata?.Name!, scale.Metadata?.NamespaceProperty);
        var request = new ApiRequest(ApiVerb.Update, Descriptor, key.Namespace, key.Name, "scale")
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(scale, Api.Json.GetTypeInfo(typeof(V1Scale))),
        };
        using var body = await SendWriteAsync(With(request, options), cancellationToken).ConfigureAwait(false);
        var written = ReadScale(body);
        // The scale bears the object's own resource version: the object itself has yet to come by the watch.
        Api.Writes.Written(request, null, written.Metadata);
        return written;
    }

    private protected NamespacedName Key(string name, string? @namespace)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Descriptor.Scope == ResourceScope.Cluster)
            return new NamespacedName("", name);
        ArgumentException.ThrowIfNullOrEmpty(@namespace);
        return new NamespacedName(@namespace, name);
    }

    private V1Scale ReadScale(ResponseBody body) =>
        (V1Scale)JsonSerializer.Deserialize(body.Span, Api.Json.GetTypeInfo(typeof(V1Scale)))!;

    private static bool AreEqual(byte[] left, byte[] right)
    {
        if (left.AsSpan().SequenceEqual(right))
            return true;
        using var leftDocument = JsonDocument.Parse(left);
        using var rightDocument = JsonDocument.Parse(right);
        return JsonElement.DeepEquals(leftDocument.RootElement, rightDocument.RootElement);
    }
}
