/** The words of a boot: its stages, its timeline, and why it stopped. */
export const enBoots = {
  stage: {
    head: {
      asked: {
        running: 'Asking for network boot',
        done: 'Asked for network boot',
        failed: 'Stopped at the start',
      },
      addressed: { running: 'Getting an address', done: 'Has an address', failed: 'Stopped: no address' },
      told: {
        running: 'Being told what to boot',
        done: 'Told what to boot',
        failed: 'Stopped: not told what to boot',
      },
      program: {
        running: 'Loading boot program',
        done: 'Boot program loaded',
        failed: 'Stopped while loading the boot program',
      },
      started: {
        running: 'Boot program starting',
        done: 'Boot program started',
        failed: 'Stopped: nothing heard after the boot program',
      },
      menu: { running: 'Menu on screen', done: 'Menu was shown', failed: 'Stopped at the menu' },
      chosen: { running: 'Choosing', done: 'Entry chosen', failed: 'Stopped at the choice' },
      kernel: {
        running: 'Loading kernel',
        done: 'Kernel and initrd loaded',
        failed: 'Stopped while loading the kernel',
      },
      image: { running: 'Reading the image', done: 'Image read', failed: 'Stopped while reading the image' },
      answered: { running: 'Taking its answers', done: 'Answers taken', failed: 'Got no answers' },
      reported: { running: 'Installing', done: 'Launched', failed: 'Stopped: reported a failure' },
    },
    name: {
      asked: 'Question',
      addressed: 'Address',
      told: 'What to boot',
      program: 'Boot program',
      started: 'Start of the boot program',
      menu: 'Menu',
      chosen: 'Choice',
      kernel: 'Kernel and initrd',
      image: 'Reading from the image',
      answered: 'Answers',
      reported: 'Report of the system',
    },
    percent: '{head}, {percent} %',
  },
  boot: {
    current: 'Latest boot',
    earlier: 'Earlier boots',
    none: 'This machine has not booted from the network yet.',
    timeline: 'Timeline of {name}',
    events: 'Requests and answers',
    loadEvents: 'Show every request',
    noEvents: 'No requests are stored for this machine.',
    copyReport: 'Copy report',
    saveText: 'Save as text',
    savePackets: 'Save packets',
    saveHint:
      'Packets: DHCP and TFTP without file contents, as our own sockets saw them, for Wireshark. HTTP requests are in the text.',
    mark: {
      waiting: 'Not yet',
      working: 'Under way',
      good: 'Done',
      warning: 'Look at this',
      stop: 'Stopped',
    },
  },
  finding: {
    screen: 'Its screen probably shows',
    helps: 'What helps',
    done: 'Done: it counts from its next start',
    consent:
      'Serving starts anew: machines that are loading something have to start again. Where two servers hand out addresses, other devices may lose their connection.',
    serveAnew: 'Serve anew',
  },
}
