namespace CrdToolkit.Testing;

/// <summary>How a <see cref="LocalApiServer"/> runs.</summary>
public sealed record LocalApiServerOptions
{
    /// <summary>The port on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Where time comes from: timestamps of objects, ages in tables, timeouts and bookmarks of watches. The system's by default.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether roles and bindings decide who may do what, as with kube-apiserver's <c>--authorization-mode=RBAC</c>; the usual cluster roles are there
    /// then. False by default: everyone may do everything. What users would need is recorded either way.
    /// </summary>
    public bool Rbac { get; init; }

    /// <summary>Whether it speaks HTTPS, with certificates of its own authority, and takes client certificates. False by default: plain HTTP.</summary>
    public bool Tls { get; init; }

    /// <summary>
    /// The bearer token of the administrator; a random one unless set. Set it where clients outlive the server, so that those that have it go on when
    /// another takes its place.
    /// </summary>
    public string? AdministratorToken { get; init; }

    /// <summary>
    /// Whether objects whose owners are all gone are deleted, and foreground and orphan deletions are carried out, as
    /// kube-controller-manager does. True by default.
    /// </summary>
    public bool CollectGarbage { get; init; } = true;

    /// <summary>
    /// Whether deployments, stateful sets, daemon sets and replica sets become available, and jobs complete, as soon as they are written.
    /// Only their status is set: no pods are made. False by default, when a test writes the status itself.
    /// </summary>
    public bool SimulateWorkloads { get; init; }

    /// <summary>
    /// How many changes of each resource are kept, for watches that start in the past, for pages of lists and for lists at an exact
    /// resource version. Older resource versions get 410 Expired.
    /// </summary>
    public int EventHistory { get; init; } = 4096;

    /// <summary>How many events a watch may lag behind before the server ends it.</summary>
    public int WatchBufferCapacity { get; init; } = 16_384;

    /// <summary>
    /// How long a watch lives that sets no <c>timeoutSeconds</c>, at least; at most twice as long. Half an hour by default, as with
    /// kube-apiserver's <c>--min-request-timeout</c>.
    /// </summary>
    public TimeSpan WatchLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Whether every namespace gets the service account <c>default</c> and the config map <c>kube-root-ca.crt</c>, as kube-controller-manager
    /// has it; and <c>default</c> the service <c>kubernetes</c>, as kube-apiserver has it. True by default; false where tests want namespaces
    /// that are empty: pods need no service account then, and get no token, as with <c>--disable-admission-plugins=ServiceAccount</c>.
    /// </summary>
    public bool FillNamespaces { get; init; } = true;

    /// <summary>How many finished requests <see cref="LocalApiServer.Requests"/> keeps, 2,000 by default; older ones are forgotten.</summary>
    public int RequestHistory { get; init; } = 2_000;
}
