using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// What the typed clients of all kinds share. Objects are values: a write returns the object as the server has it then. Every
/// request can fail with a <see cref="KubernetesApiException"/>.
/// </summary>
/// <typeparam name="T">The type of the objects.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ResourceClient<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private const int PageSize = 500;

    private readonly ResourceJson<T> json;

    private protected ResourceClient(KubernetesApi api, ResourceDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(descriptor);
        Api = api;
        Descriptor = descriptor;
        json = new ResourceJson<T>(api, descriptor);
    }

    /// <summary>The connection.</summary>
    public KubernetesApi Api { get; }

    /// <summary>The kind of the objects.</summary>
    public ResourceDescriptor Descriptor { get; }

    private protected async Task<T> GetCoreAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiVerb.Get, Descriptor, key.Namespace, key.Name);
        using var body = await Api.PersistentTransport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ValueOf(request, json.Read(body.Span));
    }

    private protected async Task<T?> FindCoreAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        try
        {
            return await GetCoreAsync(key, cancellationToken).ConfigureAwait(false);
        }
        // Without a name in it, the answer says that the resource itself is missing, and not the object.
        catch (KubernetesApiException exception) when (exception is { IsNotFound: true, Status.Details.Name: not null })
        {
            return null;
        }
    }

    private protected async Task<CustomResourceList<T>> ListCoreAsync(string? @namespace, ListOptions? options, CancellationToken cancellationToken)
    {
        options ??= new ListOptions();
        var request = new ApiRequest(ApiVerb.List, Descriptor, @namespace)
            .With("labelSelector", options.LabelSelector)
            .With("fieldSelector", options.FieldSelector)
            .With("limit", options.Limit?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With("continue", options.Continue)
            .With("resourceVersion", options.ResourceVersion);
        using var body = await Api.PersistentTransport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var items = new List<T>();
        var unreadable = new List<UnreadableResource>();
        json.ReadList(
            body.Span,
            parsed =>
            {
                if (parsed.IsReadable)
                    items.Add(parsed.Value);
                else
                    unreadable.Add(parsed.Unreadable);
            },
            out var metadata);
        foreach (var resource in unreadable)
            Tell(resource, options.OnUnreadable);
        return new CustomResourceList<T>
        {
            ApiVersion = Descriptor.ApiVersion,
            Kind = Descriptor.ListKind,
            Metadata = metadata,
            Items = items,
            Unreadable = unreadable,
        };
    }

    private protected async IAsyncEnumerable<T> ListAllCoreAsync(
        string? @namespace,
        ListOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        options ??= new ListOptions();
        options = options with { Limit = options.Limit ?? PageSize };
        while (true)
        {
            var page = await ListCoreAsync(@namespace, options, cancellationToken).ConfigureAwait(false);
            foreach (var resource in page.Items)
                yield return resource;
            if (string.IsNullOrEmpty(page.Metadata.ContinueProperty))
                yield break;
            // The token holds the state to continue from; naming one beside it is an error.
            options = options with { Continue = page.Metadata.ContinueProperty, ResourceVersion = null };
        }
    }

    private protected Task<T> CreateCoreAsync(string? @namespace, T resource, WriteOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(With(new ApiRequest(ApiVerb.Create, Descriptor, @namespace) { Body = json.Write(resource) }, options), cancellationToken);

    private protected Task<T> UpdateCoreAsync(NamespacedName key, T resource, WriteOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(With(new ApiRequest(ApiVerb.Update, Descriptor, key.Namespace, key.Name) { Body = json.Write(resource) }, options), cancellationToken);

    private protected Task<T> PatchCoreAsync(
        NamespacedName key,
        string? subresource,
        ResourcePatch patch,
        WriteOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var request = new ApiRequest(ApiVerb.Patch, Descriptor, key.Namespace, key.Name, subresource)
        {
            Body = patch.Content,
            ContentType = patch.ContentType,
            HasTest = patch.HasTest,
            IsRepeatable = patch.IsRepeatable,
        };
        return WriteAsync(With(request, options), cancellationToken);
    }

    private protected async Task<T> PatchCoreAsync(NamespacedName key, T original, T changed, WriteOptions? options, CancellationToken cancellationToken)
    {
        var type = Api.Json.GetTypeInfo(typeof(T));
        var difference = MergePatch.Between(JsonSerializer.SerializeToNode(original, type), JsonSerializer.SerializeToNode(changed, type));
        if (difference is null)
            return original;
        if (Descriptor.HasStatus && difference.ContainsKey("status"))
            throw new ArgumentException($"The status of {Descriptor.Kind} {key} is changed: the server ignores that here. Write it with UpdateStatusAsync.", nameof(changed));
        MergePatch.TestUid(difference, original.Metadata.Uid);
        return await PatchCoreAsync(key, null, ResourcePatch.Merge(difference), options, cancellationToken).ConfigureAwait(false);
    }

    private protected async Task DeleteCoreAsync(NamespacedName key, DeleteOptions? options, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiVerb.Delete, Descriptor, key.Namespace, key.Name) { Body = DeleteBody(options) }
            .WithDryRun(options?.DryRun ?? false);
        using var body = await SendWriteAsync(request, cancellationToken).ConfigureAwait(false);
        // A Status says that the object is gone; otherwise the answer is the object, which waits for its finalizers.
        if (Api.Transport.ReadStatus(body.Span) is { } status)
        {
            Api.Writes.Deleted(request, status.Details?.Uid);
            return;
        }

        var parsed = json.Read(body.Span);
        Api.Writes.Written(request, parsed.Value, parsed.Metadata);
    }

    private protected async Task DeleteCollectionCoreAsync(string? @namespace, ListOptions? options, DeleteOptions? delete, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiVerb.DeleteCollection, Descriptor, @namespace) { Body = DeleteBody(delete) }
            .With("labelSelector", options?.LabelSelector)
            .With("fieldSelector", options?.FieldSelector)
            .With("limit", options?.Limit?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .WithDryRun(delete?.DryRun ?? false);
        using var body = await SendWriteAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private protected IAsyncEnumerable<ResourceEvent<T>> WatchCoreAsync(string? @namespace, WatchOptions? options, CancellationToken cancellationToken) =>
        new ClientWatch<T>(Api, Descriptor, json, @namespace, options ?? new WatchOptions()).RunAsync(cancellationToken);

    private async Task<T> WriteAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var body = await SendWriteAsync(request, cancellationToken).ConfigureAwait(false);
        var parsed = json.Read(body.Span);
        Api.Writes.Written(request, parsed.Value, parsed.Metadata);
        return ValueOf(request, parsed);
    }

    private async Task<ResponseBody> SendWriteAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Api.PersistentTransport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or KubernetesApiException { IsOutcomeUnknown: true })
        {
            Api.Writes.Unknown(request);
            throw;
        }
    }

    private byte[]? DeleteBody(DeleteOptions? options)
    {
        if (options is null)
            return null;
        var body = new V1DeleteOptions
        {
            ApiVersion = "v1",
            Kind = "DeleteOptions",
            PropagationPolicy = options.Propagation?.ToString(),
            GracePeriodSeconds = options.GracePeriod is { } grace ? (long)Math.Ceiling(grace.TotalSeconds) : null,
            Preconditions = options is { Uid: null, ResourceVersion: null } ? null : new V1Preconditions { Uid = options.Uid, ResourceVersion = options.ResourceVersion },
        };
        return JsonSerializer.SerializeToUtf8Bytes(body, Api.Json.GetTypeInfo(typeof(V1DeleteOptions)));
    }

    private static ApiRequest With(ApiRequest request, WriteOptions? options) => options is null
        ? request
        : request.With("fieldManager", options.FieldManager).With("fieldValidation", options.FieldValidation?.ToString()).WithDryRun(options.DryRun);

    private static T ValueOf(ApiRequest request, ParsedResource<T> parsed) => parsed.IsReadable
        ? parsed.Value
        : throw new ResourceUnreadableException(request, typeof(T), parsed.Unreadable, parsed.Error);

    private void Tell(UnreadableResource resource, Action<UnreadableResource>? onUnreadable)
    {
        if (onUnreadable is not null)
            onUnreadable(resource);
        else
            ClientLog.Unreadable(Api.Logger, Descriptor.Kind, resource.Key, resource.JsonPath, resource.Reason);
    }
}
