#pragma once
// A few threads and a queue with an end: when it is full, work is refused at once instead of waiting for ever.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mera {

class WorkerPool {
public:
    using Task = std::function<void(unsigned worker)>;  // must not throw; `worker` counts from 0
    WorkerPool(unsigned workers, std::size_t queue_max);
    ~WorkerPool() { stop(); }

    bool push(Task task);  // false: the queue is full
    void stop();           // what is queued is still done; then the threads end

private:
    void run(unsigned worker);
    const std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace mera
