using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace CrdToolkit;

public abstract partial class ResourceClient<T>
{
    /// <summary>Sets the fields that are given and leaves the others to whom they belong; creates the object where there is none.</summary>
    /// <param name="resource">The fields.</param>
    /// <param name="options">Who owns the object, and how the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    /// <exception cref="ArgumentException">It names no object, or the owner cannot own it.</exception>
    /// <exception cref="AlreadyOwnedException">Another object than the given owner controls it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> ApplyCoreAsync(ResourceApply resource, ApplyOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var key = ApplyKey(resource.Metadata.Name, resource.Metadata.Namespace);
        if (options?.Owner is { } owner)
        {
            var reference = OwnerRules.ReferenceTo(owner, Descriptor, key);
            var others = resource.Metadata.OwnerReferences?.Where(other => other.Uid != reference.Uid) ?? [];
            resource = resource with { Metadata = resource.Metadata with { OwnerReferences = [.. others, reference] } };
        }

        return ApplyCoreAsync(key, null, Body(resource.WriteFieldsWithMetadata), options, cancellationToken);
    }

    /// <summary>Sets the fields that are not null and leaves the others to whom they belong; creates the object where there is none.</summary>
    /// <param name="resource">A new object with only the fields that are meant; none that was read from the server.</param>
    /// <param name="options">Who owns the object, and how the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    /// <exception cref="ArgumentException">The object was read from the server, names no object, or the owner cannot own it.</exception>
    /// <exception cref="AlreadyOwnedException">Another object than the given owner controls it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> ApplyCoreAsync(T resource, ApplyOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var metadata = resource.Metadata ?? throw new ArgumentException($"The {Descriptor.Kind} has no metadata, and so no name.", nameof(resource));
        var key = ApplyKey(metadata.Name, metadata.NamespaceProperty);
        if (metadata is { ResourceVersion: not null } or { ManagedFields: not null } or { CreationTimestamp: not null } or { Uid: not null })
        {
            throw new ArgumentException(
                $"{Descriptor.Kind} {key} was read from the server: applying it would claim every field of it. Apply a new {typeof(T).Name} with its name and only the fields that you mean, or change the one that you have with PatchAsync(original, changed).",
                nameof(resource));
        }

        var fields = (JsonObject)JsonSerializer.SerializeToNode(resource, Api.Json.GetTypeInfo(typeof(T)))!;
        fields.Remove("apiVersion");
        fields.Remove("kind");
        // Here the server takes no status.
        if (Descriptor.HasStatus)
            fields.Remove("status");
        if (options?.Owner is { } owner)
            AddOwner((JsonObject)fields["metadata"]!, OwnerRules.ReferenceTo(owner, Descriptor, key));
        return ApplyCoreAsync(key, null, Body(writer => writer.WriteMembers(fields, static (writer, value) => writer.Write(value!))), options, cancellationToken);
    }

    /// <summary>Sets fields of the status and leaves the others to whom they belong.</summary>
    /// <param name="resource">The object, as read.</param>
    /// <param name="status">The fields of the status.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> ApplyStatusCoreAsync(T resource, ApplyFields status, ApplyOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(status);
        return ApplyStatusCoreAsync(resource, writer => writer.Write(status), options, cancellationToken);
    }

    private Task<T> ApplyStatusCoreAsync(T resource, Action<ApplyWriter> writeStatus, ApplyOptions? options, CancellationToken cancellationToken)
    {
        ThrowIfNotRead(resource);
        if (options?.Owner is not null)
            throw new ArgumentException("A write of the status sets no owner: give it to ApplyAsync.", nameof(options));
        var body = Body(writer =>
        {
            writer.Name("metadata").Write(ObjectMetaApply.Of(resource));
            writeStatus(writer.Name("status"));
        });
        return ApplyCoreAsync(NamespacedName.Of(resource), "status", body, options, cancellationToken);
    }

    /// <summary>Sets the fields of the status that are not null and leaves the others to whom they belong.</summary>
    /// <typeparam name="TStatus">The type of the status.</typeparam>
    /// <param name="resource">The object, as read.</param>
    /// <param name="present">The status that it has; null for none.</param>
    /// <param name="status">A new status with only the fields that are meant; none that was read from the server.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    /// <exception cref="ArgumentException">The object was not read from the server, the status is the one that it has, or the options name an owner.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> ApplyStatusModelCoreAsync<TStatus>(T resource, TStatus? present, TStatus status, ApplyOptions? options, CancellationToken cancellationToken)
        where TStatus : class
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(status);
        if (ReferenceEquals(present, status))
        {
            throw new ArgumentException(
                $"This is the status that {Descriptor.Kind} {NamespacedName.Of(resource)} was read with: applying it would claim every field of it. Apply a new {typeof(TStatus).Name} with only the fields that you mean.",
                nameof(status));
        }

        var fields = (JsonObject)JsonSerializer.SerializeToNode(status, Api.Json.GetTypeInfo(typeof(TStatus)))!;
        return ApplyStatusCoreAsync(resource, writer => writer.Write(fields), options, cancellationToken);
    }

    private async Task<T> ApplyCoreAsync(NamespacedName key, string? subresource, ReadOnlyMemory<byte> body, ApplyOptions? options, CancellationToken cancellationToken)
    {
        options ??= ApplyOptions.Default;
        var manager = options.FieldManager ?? Api.FieldManager;
        var request = new ApiRequest(ApiVerb.Patch, Descriptor, key.Namespace, key.Name, subresource)
        {
            Body = body,
            ContentType = ResourcePatch.ApplyContentType,
        };
        request
            .With("fieldManager", manager)
            .With("force", options.Force)
            .With("fieldValidation", options.FieldValidation?.ToString())
            .WithDryRun(options.DryRun);
        var cached = Api.Writes.Find(Descriptor, key, out var value);
        if (cached is not null && value is T present && !options.DryRun && Api.Applied.Holds(request, manager, cached))
            return present;
        if (options.Owner is { } owner)
            await ThrowIfOwnedByAnotherAsync(key, cached, owner, cancellationToken).ConfigureAwait(false);
        var written = await WriteAsync(request, cancellationToken).ConfigureAwait(false);
        if (!options.DryRun)
            Api.Applied.Remember(request, manager, written.Metadata);
        return written;
    }

    // The server refuses a second controller, but not a change of the one that is: to it, an apply of the same manager with another owner
    // takes the first one back. Two objects that claim one dependent would take it from each other for ever.
    private async Task ThrowIfOwnedByAnotherAsync(NamespacedName key, V1ObjectMeta? cached, IKubernetesObject<V1ObjectMeta> owner, CancellationToken cancellationToken)
    {
        var metadata = cached ?? (await FindCoreAsync(key, cancellationToken).ConfigureAwait(false))?.Metadata;
        if (metadata is not null && OwnerRules.OtherController(metadata, owner) is { } controller)
            throw new AlreadyOwnedException(Descriptor, key, controller, owner);
    }

    private byte[] Body(Action<ApplyWriter> write)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion"u8, Descriptor.ApiVersion);
            writer.WriteString("kind"u8, Descriptor.Kind);
            write(new ApplyWriter(writer, Api.Json));
            writer.WriteEndObject();
        }

        return content.WrittenSpan.ToArray();
    }

    private void AddOwner(JsonObject metadata, V1OwnerReference owner)
    {
        var present = metadata["ownerReferences"] as JsonArray ?? [];
        metadata["ownerReferences"] = new JsonArray(
        [
            .. present.Where(other => (string?)other?["uid"] != owner.Uid).Select(other => other!.DeepClone()),
            JsonSerializer.SerializeToNode(owner, Api.Json.GetTypeInfo(typeof(V1OwnerReference))),
        ]);
    }

    private NamespacedName ApplyKey(string? name, string? @namespace)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException($"The {Descriptor.Kind} has no name: an apply needs one, and takes no generateName.");
        if (Descriptor.Scope == ResourceScope.Cluster)
            return new NamespacedName("", name);
        return string.IsNullOrEmpty(@namespace)
            ? throw new ArgumentException($"{Descriptor.Kind} {name} names no namespace, and its kind is namespaced.")
            : new NamespacedName(@namespace, name);
    }

    private void ThrowIfNotRead(T resource)
    {
        if (string.IsNullOrEmpty(resource.Metadata.Uid))
            throw new ArgumentException($"{Descriptor.Kind} {NamespacedName.Of(resource)} was not read from the server: it has no uid. Pass the object that a cache or a client returned.", nameof(resource));
    }
}
