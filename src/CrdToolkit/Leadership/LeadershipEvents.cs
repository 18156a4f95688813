using k8s.Models;

namespace CrdToolkit;

/// <summary>Tells on the lease who leads and who no longer does, as client-go does: <c>kubectl get events</c> then shows the changes of hands.</summary>
internal sealed class LeadershipEvents(EventRecorder recorder, string identity)
{
    /// <summary>Reason of all such events; client-go's word.</summary>
    public const string Reason = "LeaderElection";

    public void BecameLeader(V1ObjectMeta? lease) => Tell(lease, "became leader");

    public void StoppedLeading(V1ObjectMeta? lease, string reason) => Tell(lease, $"stopped leading: {reason}");

    // There is no lease before the server has answered once.
    private void Tell(V1ObjectMeta? lease, string what)
    {
        if (lease is null)
            return;
        recorder.Record(
            new V1Lease { ApiVersion = LeaseLock.Kind.ApiVersion, Kind = LeaseLock.Kind.Kind, Metadata = lease },
            EventType.Normal,
            Reason,
            $"{identity} {what}",
            action: Reason);
    }
}
