using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// One lease of coordination.k8s.io, written as client-go writes it, so that its holders understand each other. Whether another
/// holder's time is over is told by our own clock from when we first saw its last renewal: the clocks of others are not trusted.
/// </summary>
internal sealed class LeaseLock(KubernetesApi api, string @namespace, string name, string identity, TimeSpan duration)
{
    public static readonly ResourceDescriptor Kind = new("coordination.k8s.io", "v1", "Lease", "leases", ResourceScope.Namespaced);

    private JsonObject? latest;
    private JsonNode? observed;
    private long observedAt;

    public string Name { get; } = $"{@namespace}/{name}";

    /// <summary>How often the lease had to be read before it could be taken or renewed, because somebody else had touched it or nothing was known of it.</summary>
    public long SlowPaths { get; private set; }

    /// <summary>The lease as an event refers to it; null before it was first read.</summary>
    public V1ObjectMeta? Reference => (string?)latest?["metadata"]?["uid"] is { } uid ? new() { Name = name, NamespaceProperty = @namespace, Uid = uid } : null;

    /// <summary>Takes the lease if it is free or expired, and renews it if it is ours.</summary>
    /// <exception cref="KubernetesApiException">The server refused, or did not answer.</exception>
    public async Task<LeaseAnswer> TryTakeAsync(CancellationToken cancellationToken)
    {
        // As long as nobody else has touched it, a renewal is one request.
        if (latest is not null && HolderOf(latest) == identity && await TryUpdateAsync(latest, cancellationToken).ConfigureAwait(false))
            return LeaseAnswer.Held;
        SlowPaths++;
        latest = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (latest is null)
            return new LeaseAnswer(await TryCreateAsync(cancellationToken).ConfigureAwait(false));
        Observe(latest["spec"]);
        var holder = HolderOf(latest);
        if (!string.IsNullOrEmpty(holder) && holder != identity && !IsExpired(latest))
            return new LeaseAnswer(false, holder);
        return new LeaseAnswer(await TryUpdateAsync(latest, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gives the lease up if it is ours, so that the next holder need not wait until it expires.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        while (latest is not null && HolderOf(latest) == identity)
        {
            var now = Now();
            var released = WithSpec(latest, spec =>
            {
                spec.Remove("holderIdentity");
                spec["leaseDurationSeconds"] = 1;
                spec["acquireTime"] = now;
                spec["renewTime"] = now;
            });
            if (await TryPutAsync(released, cancellationToken).ConfigureAwait(false))
                return;
            latest = await FindAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> TryUpdateAsync(JsonObject lease, CancellationToken cancellationToken)
    {
        var isOurs = HolderOf(lease) == identity;
        return TryPutAsync(
            WithSpec(lease, spec =>
            {
                var now = Now();
                if (!isOurs || spec["acquireTime"] is null)
                    spec["acquireTime"] = now;
                if (!isOurs)
                    spec["leaseTransitions"] = ((int?)spec["leaseTransitions"] ?? 0) + 1;
                spec["holderIdentity"] = identity;
                spec["leaseDurationSeconds"] = (int)duration.TotalSeconds;
                spec["renewTime"] = now;
            }),
            cancellationToken);
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var lease = new JsonObject
        {
            ["apiVersion"] = Kind.ApiVersion,
            ["kind"] = Kind.Kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = @namespace },
            ["spec"] = new JsonObject
            {
                ["holderIdentity"] = identity,
                ["leaseDurationSeconds"] = (int)duration.TotalSeconds,
                ["acquireTime"] = now,
                ["renewTime"] = now,
                ["leaseTransitions"] = 0,
            },
        };
        try
        {
            latest = await SendAsync(new ApiRequest(ApiVerb.Create, Kind, @namespace) { Body = Bytes(lease), IsElection = true }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            return false;
        }
    }

    private async Task<bool> TryPutAsync(JsonObject lease, CancellationToken cancellationToken)
    {
        try
        {
            latest = await SendAsync(new ApiRequest(ApiVerb.Update, Kind, @namespace, name) { Body = Bytes(lease), IsElection = true }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        // Changed or deleted by somebody meanwhile; the next look tells.
        catch (KubernetesApiException exception) when (exception.IsConflict || exception.IsNotFound)
        {
            return false;
        }
    }

    private async Task<JsonObject?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(new ApiRequest(ApiVerb.Get, Kind, @namespace, name) { IsElection = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    private async Task<JsonObject> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var answer = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return JsonNode.Parse(answer.Span)!.AsObject();
    }

    private void Observe(JsonNode? spec)
    {
        if (observed is not null && JsonNode.DeepEquals(observed, spec))
            return;
        observed = spec?.DeepClone() ?? new JsonObject();
        observedAt = api.Time.GetTimestamp();
    }

    private bool IsExpired(JsonObject lease) =>
        api.Time.GetElapsedTime(observedAt) >= TimeSpan.FromSeconds((int?)lease["spec"]?["leaseDurationSeconds"] ?? 0);

    private string Now() => api.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string? HolderOf(JsonObject lease) => (string?)lease["spec"]?["holderIdentity"];

    private static JsonObject WithSpec(JsonObject lease, Action<JsonObject> change)
    {
        var changed = lease.DeepClone().AsObject();
        if (changed["spec"] is not JsonObject spec)
            changed["spec"] = spec = [];
        change(spec);
        return changed;
    }

    private static byte[] Bytes(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());
}
