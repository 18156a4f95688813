using System.Runtime.CompilerServices;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>
/// Keeps namespaces within their quotas (ResourceQuota): what a write uses is added to the quotas before it is stored, one write after the
/// other, so that no two of them take the same rest. Where there is no quota it does nothing.
/// </summary>
/// <param name="store">Where the quotas are.</param>
/// <param name="evaluators">What objects use.</param>
internal sealed class QuotaLedger(ObjectStore store, QuotaEvaluators evaluators)
{
    private readonly Lock gate = new();
    private readonly ObjectCollection quotas = store.Collection("", "resourcequotas");

    // What a stored object uses: counting a namespace again reads none of them twice.
    private readonly ConditionalWeakTable<StoredObject, ResourceAmounts> usages = [];

    // New objects that are charged, and states of quotas that come from here: neither is news when its change is told.
    private readonly ConditionalWeakTable<StoredObject, object> charged = [];
    private readonly ConditionalWeakTable<StoredObject, object> written = [];

    /// <summary>Stores a write if the quotas of its namespace allow it.</summary>
    /// <param name="write">The write, its object as it is going to be stored.</param>
    /// <param name="commit">Stores it.</param>
    /// <returns>What was stored; null when nothing was, and then nothing is used either.</returns>
    /// <exception cref="StatusException">403: a quota does not allow it.</exception>
    public StoredObject? Charge(AdmissionAttributes write, Func<StoredObject?> commit)
    {
        if (EvaluatorOf(write) is not { } evaluator)
        {
            return commit();
        }

        lock (gate)
        {
            var charges = Check(write, evaluator);
            foreach (var (name, usage) in charges)
            {
                Charge(new ObjectKey(write.Request.Namespace, name), usage);
            }

            var stored = commit();
            if (stored is null && charges.Count > 0)
            {
                Recount(write.Request.Namespace);
            }
            else if (stored is not null && write.Old is null)
            {
                charged.AddOrUpdate(stored, stored);
            }

            return stored;
        }
    }

    /// <summary>Says whether a write would be allowed.</summary>
    /// <exception cref="StatusException">403: it would not.</exception>
    public void Check(AdmissionAttributes write)
    {
        if (EvaluatorOf(write) is { } evaluator)
        {
            lock (gate)
            {
                Check(write, evaluator);
            }
        }
    }

    /// <summary>Brings the quotas of a namespace up to date after a change that was not charged: a deletion, a pod that has ended, a new quota.</summary>
    public void Follow(StoreEvent change)
    {
        var @namespace = change.Object!.Key.Namespace;
        if (!HasQuotas(@namespace) || evaluators.Find(new(change.Collection.Group, change.Collection.Resource)) is not { } evaluator)
        {
            return;
        }

        lock (gate)
        {
            if (IsNews(change, evaluator))
            {
                Recount(@namespace);
            }
        }
    }

    private bool IsNews(StoreEvent change, IQuotaEvaluator evaluator)
    {
        if (change.Type == StoreEventType.Deleted)
        {
            return true;
        }

        if (change.Collection == quotas)
        {
            return !written.TryGetValue(change.Object!, out _);
        }

        return !charged.TryGetValue(change.Object!, out _)
            && (change.Previous is not { } previous
                || !Uses(evaluator, previous).SequenceEqual(Uses(evaluator, change.Object!))
                || quotas.In(change.Object!.Key.Namespace).SelectMany(quota => QuotaScope.Of(quota.Value))
                    .Any(scope => evaluator.IsIn(scope, previous.Value) != evaluator.IsIn(scope, change.Object.Value)));
    }

    private bool HasQuotas(string @namespace) => @namespace.Length > 0 && !quotas.Objects.IsEmpty && quotas.In(@namespace).Any();

    private IQuotaEvaluator? EvaluatorOf(AdmissionAttributes write) =>
        write.Request.Subresource.Length == 0
        && HasQuotas(write.Request.Namespace)
        && evaluators.Find(write.Request.Resource.GroupResource) is { } evaluator
        && (write.Old is null || evaluator.ChargesUpdates)
            ? evaluator
            : null;

    private List<(string Quota, ResourceAmounts Usage)> Check(AdmissionAttributes write, IQuotaEvaluator evaluator)
    {
        var value = write.Object!;
        var limiting = quotas.In(write.Request.Namespace)
            .Select(Current)
            .Where(quota => quota is not null && quota.Limits(evaluator, value))
            .Select(quota => quota!)
            .ToList();
        foreach (var quota in limiting)
        {
            if (evaluator.Missing(quota.Hard.Keys.Where(evaluator.Uses), value) is { } missing)
            {
                throw PluginErrors.Forbidden(write, $"failed quota: {quota.Name}: {missing}");
            }
        }

        var charges = new List<(string, ResourceAmounts)>();
        foreach (var quota in limiting)
        {
            var requested = quota.Requested(evaluator, value, write.Old);
            if (requested.Count > 0)
            {
                Allow(write, quota, requested);
                charges.Add((quota.Name, requested));
            }
        }

        return charges;
    }

    // What was deleted a moment ago may not be given back yet: before it says no, it counts.
    private void Allow(AdmissionAttributes write, Quota quota, ResourceAmounts requested)
    {
        if (quota.Exceeded(requested).Count > 0
            && quotas.Find(quota.Key) is { } stored
            && Recount(stored) is { } counted
            && counted.Exceeded(requested) is [_, ..] exceeded)
        {
            throw PluginErrors.Forbidden(
                write,
                $"exceeded quota: {counted.Name}, requested: {Only(requested, exceeded)}, used: {Only(counted.Used, exceeded)}, limited: {Only(counted.Hard, exceeded)}");
        }
    }

    private static ResourceAmounts Only(ResourceAmounts amounts, IReadOnlyCollection<string> names)
    {
        var only = new ResourceAmounts();
        foreach (var (name, amount) in amounts.Where(entry => names.Contains(entry.Key)))
        {
            only[name] = amount;
        }

        return only;
    }

    // A quota whose status does not say what its spec does has not been counted yet.
    private Quota? Current(StoredObject stored) =>
        stored.Value.Child("spec").Child("hard").Equals(stored.Value.Child("status").Child("hard")) && stored.Value.Child("status")["used"] is not null
            ? new Quota(stored.Key, stored.Value)
            : Recount(stored);

    private void Charge(ObjectKey key, ResourceAmounts usage)
    {
        while (quotas.Find(key) is { } stored)
        {
            var used = new Quota(key, stored.Value).Used;
            used.Add(usage);
            if (Write(stored, stored.Value.WithAt(used.ToJson(), "status", "used")) is not null)
            {
                return;
            }
        }
    }

    private void Recount(string @namespace)
    {
        foreach (var stored in quotas.In(@namespace))
        {
            Recount(stored);
        }
    }

    // syncResourceQuota
    private Quota? Recount(StoredObject stored)
    {
        for (var current = stored; current is not null; current = quotas.Find(stored.Key))
        {
            var quota = new Quota(current.Key, current.Value.WithAt(current.Value.Child("spec").Child("hard"), "status", "hard"));
            var used = Only(quota.Used, quota.Hard.Keys);
            var counted = new ResourceAmounts();
            foreach (var (collection, evaluator) in evaluators.Using(quota.Hard.Keys))
            {
                foreach (var name in quota.Hard.Keys.Where(evaluator.Uses))
                {
                    counted.TryAdd(name, Quantity.Of(0));
                }

                foreach (var item in collection.In(current.Key.Namespace).Where(item => quota.Scopes.All(scope => evaluator.IsIn(scope, item.Value))))
                {
                    counted.Add(Uses(evaluator, item));
                }
            }

            foreach (var (name, amount) in Only(counted, quota.Hard.Keys))
            {
                used[name] = amount;
            }

            var value = current.Value.With("status", JsonValues.Object(("hard", current.Value.Child("spec").Child("hard")), ("used", used.ToJson())));
            if (Write(current, value) is { } replaced)
            {
                return new Quota(replaced.Key, replaced.Value);
            }
        }

        return null;
    }

    private StoredObject? Write(StoredObject stored, JsonObject value)
    {
        var replaced = store.Replace(quotas, stored, value);
        if (replaced is not null)
        {
            written.AddOrUpdate(replaced, replaced);
        }

        return replaced;
    }

    private ResourceAmounts Uses(IQuotaEvaluator evaluator, StoredObject stored) => usages.GetValue(stored, of => evaluator.Usage(of.Value));
}
